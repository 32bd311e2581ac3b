import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { AMOUNT_MAX, formatAmount } from '../../../../engine/money/amount.ts';
import type {
  AccountFilter,
  AccountView,
  Page,
  PageRequest,
} from '../../../../engine/ports/queries.ts';
import {
  type AccountRow,
  accountRows,
  type InstrumentRow,
  instrumentRows,
} from '../rows/ledger.ts';
import { type BalanceRow, balanceRows } from '../rows/postings.ts';
import { storableText } from '../rows/storable.ts';
import { balancesAsOf } from './balances-as-of.ts';
import { toPage } from './page.ts';

interface AccountWithAsset extends AccountRow {
  readonly asset: InstrumentRow;
}

interface WholeAccount extends AccountWithAsset {
  /** `null` before the first entry. */
  readonly balance: BalanceRow | null;
}

type AccountQuery = SelectQueryBuilder<AccountWithAsset>;

export async function readAccount(
  data: DataSource,
  id: string,
  at?: number,
): Promise<AccountView | undefined> {
  const query = accountsWithAsset(data).where('account.id = :id', { id: storableText(id) });
  const [row] = await withBalances(data, query, at);
  return row && accountView(row, at);
}

export async function readAccounts(
  data: DataSource,
  { owner, instrument, at }: AccountFilter,
  page: PageRequest,
): Promise<Page<AccountView>> {
  const query = accountsWithAsset(data)
    .orderBy('account.id')
    .limit(page.limit + 1);
  const narrow = (column: 'owner' | 'instrument' | 'id', operator: '=' | '>', value?: string) => {
    if (value === undefined) return;
    query.andWhere(`account.${column} ${operator} :${column}`, { [column]: storableText(value) });
  };
  narrow('owner', '=', owner);
  narrow('instrument', '=', instrument);
  narrow('id', '>', page.after);
  return toPage(await withBalances(data, query, at), page, {
    item: (row) => accountView(row, at),
    key: (row) => row.id,
  });
}

function accountsWithAsset(data: DataSource): AccountQuery {
  return data
    .createQueryBuilder<AccountWithAsset>(accountRows, 'account')
    .innerJoinAndMapOne(
      'account.asset',
      instrumentRows.options.name,
      'asset',
      'asset.id = account.instrument',
    );
}

/** Balances now come in the same statement. Earlier ones do not change any more and may come after. */
async function withBalances(
  data: DataSource,
  query: AccountQuery,
  at: number | undefined,
): Promise<WholeAccount[]> {
  if (at === undefined) {
    const join = 'balance.account = account.id';
    query.innerJoinAndMapOne('account.balance', balanceRows.options.name, 'balance', join);
    return (await query.getMany()) as WholeAccount[];
  }
  const rows = await query.andWhere('account.position <= :at', { at }).getMany();
  const ids = rows.map((row) => row.id);
  const earlier = await balancesAsOf(data, ids, at);
  return rows.map((row) => ({ ...row, balance: earlier.get(row.id) ?? null }));
}

function accountView(row: WholeAccount, at?: number): AccountView {
  const { id, owner, instrument, frozen, issuance, asset, balance } = row;
  const { posted = 0n, held = 0n } = balance ?? {};
  const units = (amount: bigint) => formatAmount(amount, asset.scale);
  const bound = (amount: bigint) => (amount === AMOUNT_MAX ? null : units(amount));
  return {
    id,
    owner,
    instrument,
    currency: asset.currency,
    posted: units(posted),
    held: units(held),
    available: units(posted - held),
    floor: units(row.floor),
    ceiling: bound(row.ceiling),
    transferLimit: bound(row.transferLimit),
    frozen,
    issuance,
    ...(row.address === null ? {} : { address: row.address }),
    position: lastChange(row, at),
  };
}

/** A change of limits after the position asked for is none that this view shows the time of. */
function lastChange({ position, changedPosition, balance }: WholeAccount, at = Infinity): number {
  const changes = [position, changedPosition, balance?.position ?? position];
  return Math.max(...changes.filter((change) => change <= at));
}
