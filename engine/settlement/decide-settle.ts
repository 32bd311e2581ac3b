import type { AccountId } from '../ids.ts';
import { decidePosting } from '../ledger/decide-posting.ts';
import type { Operation } from '../ledger/operation.ts';
import type { PostingContext } from '../ledger/posting-context.ts';
import type { Refusal } from '../refusal.ts';
import type { Reason, SettlementLeg, Trade } from './instruction.ts';
import { startOf } from './settlement-date.ts';

export type SettleContext = Omit<PostingContext, 'list'>;

export type Settling =
  | { readonly settles: true }
  | {
      readonly settles: false;
      readonly reason: Reason;
      /** A change of this account may let it settle. */
      readonly blockedOn?: AccountId;
    };

/** Whether every leg of a matched trade can post now, judged together; if not, what it waits for. */
export function decideSettle(context: SettleContext, trade: Trade): Settling {
  if (startOf(trade.settlementDate) > context.at) {
    const detail = `settles on ${trade.settlementDate}`;
    return { settles: false, reason: { code: 'awaiting_settlement_date', detail } };
  }
  const decided = decidePosting({ ...context, list: 'legs' }, operationsOf(trade.legs));
  if (decided.ok) return { settles: true };
  const { code, detail } = decided.refusal;
  const blockedOn = blockingAccount(trade, decided.refusal);
  return { settles: false, reason: { code, detail }, blockedOn };
}

export function operationsOf(legs: readonly SettlementLeg[]): (Operation & { op: 'transfer' })[] {
  return legs.map(({ from, to, amount }) => ({ op: 'transfer', from, to, amount }));
}

/** Refusals of postings name `legs[i].from` or `legs[i].to`: that end's account is what to watch. */
function blockingAccount(trade: Trade, refusal: Refusal): AccountId {
  const match = /^legs\[(\d+)\](\.to)?/.exec(refusal.field);
  const leg = trade.legs[Number(match?.[1] ?? 0)] ?? trade.legs[0];
  if (leg === undefined) throw new TypeError(`trade ${trade.id} has no legs`);
  return match?.[2] === undefined ? leg.from : leg.to;
}
