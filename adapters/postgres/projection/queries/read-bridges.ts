import { type DataSource, In, MoreThan } from 'typeorm';
import { formatAmount } from '../../../../engine/money/amount.ts';
import type {
  BridgeTransferFilter,
  BridgeTransferView,
  BridgeView,
  VaultFiguresView,
} from '../../../../engine/ports/bridges.ts';
import type { Page, PageRequest } from '../../../../engine/ports/queries.ts';
import {
  type BridgeRow,
  type BridgeTransferRow,
  bridgeRows,
  bridgeTransferRows,
} from '../rows/bridges.ts';
import { instrumentRows } from '../rows/ledger.ts';
import { numbersOf, toPage } from './page.ts';

/** In order of id. */
export async function readBridges(data: DataSource, page: PageRequest): Promise<Page<BridgeView>> {
  const rows = await data.manager.find(bridgeRows, {
    where: page.after === undefined ? {} : { id: MoreThan(page.after) },
    order: { id: 'ASC' },
    take: page.limit + 1,
  });
  const scales = await scalesOf(data, rows);
  return toPage(rows, page, {
    item: (row) => bridgeView(row, scales.get(row.instrument) ?? 0),
    key: ({ id }) => id,
  });
}

/** Oldest first. */
export async function readBridgeTransfers(
  data: DataSource,
  filter: BridgeTransferFilter,
  page: PageRequest,
): Promise<Page<BridgeTransferView>> {
  const [last = 0] = page.after === undefined ? [] : numbersOf(page.after, 1);
  const rows = await data.manager.find(bridgeTransferRows, {
    where: { ...filter, position: MoreThan(last) },
    order: { position: 'ASC' },
    take: page.limit + 1,
  });
  const ids = [...new Set(rows.map(({ bridge }) => bridge))];
  const bridges = await data.manager.findBy(bridgeRows, { id: In(ids) });
  const scales = await scalesOf(data, bridges);
  const instruments = new Map(bridges.map(({ id, instrument }) => [id, instrument]));
  return toPage(rows, page, {
    item: (row) => transferView(row, scales.get(instruments.get(row.bridge) ?? '') ?? 0),
    key: ({ position }) => String(position),
  });
}

async function scalesOf(
  data: DataSource,
  bridges: readonly BridgeRow[],
): Promise<ReadonlyMap<string, number>> {
  const ids = [...new Set(bridges.map(({ instrument }) => instrument))];
  const instruments = await data.manager.findBy(instrumentRows, { id: In(ids) });
  return new Map(instruments.map(({ id, scale }) => [id, scale]));
}

function bridgeView(row: BridgeRow, scale: number): BridgeView {
  const { id, instrument, chain, vault, token, suspense, deposited, withdrawn } = row;
  const write = (amount: bigint) => formatAmount(amount, scale);
  return {
    ...{ id, instrument, chain, vault, token, suspense },
    limits: { windowMs: row.windowMs, amount: write(row.limitAmount) },
    state: row.stopCause === null ? 'running' : 'stopped',
    stop: stopOf(row),
    ledger: {
      deposited: write(deposited),
      withdrawn: write(withdrawn),
      owed: write(deposited - withdrawn),
    },
    vaultFigures: vaultOf(row, write),
    position: row.changedPosition,
  };
}

function stopOf({ stopCause: cause, stopDetail: detail, stoppedAt: at }: BridgeRow) {
  if (cause === null || detail === null || at === null) return null;
  return { cause, detail, time: at.toISOString() };
}

function vaultOf(row: BridgeRow, write: (amount: bigint) => string): VaultFiguresView | null {
  const { vaultDeposited, vaultWithdrawn, vaultBalance, comparedBlock, comparedHash } = row;
  const { comparedAt, agreed } = row;
  if (vaultDeposited === null || vaultWithdrawn === null || vaultBalance === null) return null;
  if (comparedBlock === null || comparedHash === null || comparedAt === null) return null;
  const owed = vaultDeposited - vaultWithdrawn;
  return {
    deposited: write(vaultDeposited),
    withdrawn: write(vaultWithdrawn),
    owed: write(owed),
    balance: write(vaultBalance),
    difference: write(owed - (row.deposited - row.withdrawn)),
    accepted: write(row.accepted),
    agreed: agreed === true,
    block: comparedBlock.toString(),
    blockHash: comparedHash,
    time: comparedAt.toISOString(),
  };
}

function transferView(row: BridgeTransferRow, scale: number): BridgeTransferView {
  const { id, bridge, number, account, address, status, reason, detail, level } = row;
  const { block, blockHash, transaction, position } = row;
  return {
    ...{ id, bridge, direction: id.startsWith('in:') ? 'in' : 'out', number, account, address },
    amount: formatAmount(row.amount, scale),
    ...{ status, reason, detail, level },
    block: block === null ? null : block.toString(),
    ...{ blockHash, transaction, time: row.at.toISOString(), position },
  };
}
