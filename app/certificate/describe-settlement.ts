import { invariant } from '../../engine/assert.ts';
import { formatAmount } from '../../engine/money/amount.ts';
import type { Queries } from '../../engine/ports/queries.ts';
import type { CertifiedEnd, CertifiedInstruction, Settlement } from './certificate.ts';
import type { SettledTrade } from './settled-trade.ts';

type Directory = Pick<Queries, 'instruction' | 'account' | 'instruments'>;

const PAGE = 500;

/**
 * The trade as people read it. References, owners of accounts and decimals of instruments never change, so it does not
 * matter when they are looked up.
 */
export async function describeSettlement(
  directory: Directory,
  trade: SettledTrade,
): Promise<Settlement> {
  const scales = await scalesOf(directory, new Set(trade.legs.map((leg) => leg.instrument)));
  const legs = trade.legs.map(async ({ instrument, amount, from, to }) => ({
    instrument: String(instrument),
    amount: formatAmount(BigInt(amount), scales.get(instrument) ?? 0),
    from: await endOf(directory, String(from)),
    to: await endOf(directory, String(to)),
  }));
  const instructions = trade.instructions.map((id) => instructionOf(directory, String(id)));
  return {
    trade: String(trade.trade),
    settlementDate: String(trade.settlementDate),
    instructions: await Promise.all(instructions),
    legs: await Promise.all(legs),
  };
}

async function scalesOf(
  directory: Directory,
  wanted: ReadonlySet<unknown>,
): Promise<ReadonlyMap<unknown, number>> {
  const scales = new Map<unknown, number>();
  for (let after: string | null | undefined; after !== null && scales.size < wanted.size; ) {
    const page = { limit: PAGE, ...(after === undefined ? {} : { after }) };
    const { items, next } = await directory.instruments(page);
    for (const { id, scale } of items) if (wanted.has(id)) scales.set(id, scale);
    after = next;
  }
  invariant(scales.size === wanted.size, 'what settled is registered', () => [...wanted].join());
  return scales;
}

async function endOf(directory: Directory, account: string): Promise<CertifiedEnd> {
  const view = await directory.account(account);
  invariant(view !== undefined, 'accounts that settled are open', () => account);
  return { participant: view.owner, account };
}

async function instructionOf(directory: Directory, id: string): Promise<CertifiedInstruction> {
  const view = await directory.instruction(id);
  invariant(view !== undefined, 'instructions that settled were received', () => id);
  const { reference, kind, party, tradeReference } = view;
  return { id, reference, kind, party, tradeReference };
}
