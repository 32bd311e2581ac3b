import type { AccountId } from '../ids.ts';
import { availableOf } from '../ledger/account.ts';
import type { LedgerState } from '../ledger/state.ts';
import { divideRounded } from '../money/rounding.ts';
import { instructionOf } from './evolve-settlement.ts';
import type { PartialTerms, SettlementLeg, Trade } from './instruction.ts';
import type { SettlementState } from './state.ts';

/** An account that lets no more through. */
export interface Narrow {
  readonly account: AccountId;
  readonly code: 'insufficient_funds' | 'ceiling_exceeded';
  /** How much of the security it lets through, with the leg it stands in. */
  readonly quantity: bigint;
}

/** A part, or the account that keeps it from being large enough. */
export type Parting =
  | { readonly part: readonly SettlementLeg[] }
  | { readonly part: undefined; readonly narrow: Narrow };

/**
 * The largest part of a trade that can settle now, if all of its sides allow parts: as much of the securities as the
 * deliverer has, the receiver can pay for and both can take, with cash in proportion, rounded down. What rounding leaves
 * is paid with the rest. Nothing below the larger of the minima, and nothing that would leave a leg empty. `undefined`
 * when the trade settles whole or not at all; a payment settles in parts only where its queue is resolved.
 */
export function partOf(
  ledger: LedgerState,
  state: SettlementState,
  trade: Trade,
): Parting | undefined {
  const terms = agreedTerms(state, trade);
  const securities = trade.legs.find(({ instrument }) => instrument === terms?.instrument);
  if (terms === undefined || securities === undefined || trade.legs.length > 2) return undefined;
  const narrow = narrowest(ledger, trade, securities);
  if (narrow === undefined) return undefined;
  const { quantity } = narrow;
  const part = trade.legs.map((leg) => ({
    ...leg,
    amount: leg === securities ? quantity : shareOf(leg, quantity, securities),
  }));
  const isPart = part.every(({ amount }, index) => {
    const rest = (trade.legs[index]?.amount ?? 0n) - amount;
    return amount > 0n && rest > 0n;
  });
  return isPart && quantity >= terms.minimum ? { part } : { part: undefined, narrow };
}

/** With the larger of the minima; nothing when one of the sides allows no parts. */
function agreedTerms(state: SettlementState, { instructions }: Trade): PartialTerms | undefined {
  let agreed: PartialTerms | undefined;
  for (const id of instructions) {
    const { partial, kind } = instructionOf(state, id);
    if (partial === undefined || kind === 'payment') return undefined;
    if (agreed === undefined || partial.minimum > agreed.minimum) agreed = partial;
  }
  return agreed;
}

/** The account that lets the least through, unless all let the whole through. */
function narrowest(
  ledger: LedgerState,
  { legs }: Trade,
  securities: SettlementLeg,
): Narrow | undefined {
  let found: Narrow | undefined;
  for (const leg of legs) {
    for (const { limit, account, code } of limitsOf(ledger, leg)) {
      if (limit >= leg.amount) continue;
      const quantity = leg === securities ? limit : (limit * securities.amount) / leg.amount;
      if (found === undefined || quantity < found.quantity) found = { account, code, quantity };
    }
  }
  return found;
}

function limitsOf({ accounts }: LedgerState, leg: SettlementLeg) {
  const [from, to] = [accounts.get(leg.from), accounts.get(leg.to)];
  const spendable = from === undefined ? 0n : availableOf(from) - from.floor;
  const room = to === undefined ? 0n : to.ceiling - to.posted;
  return [
    { limit: spendable, account: leg.from, code: 'insufficient_funds' },
    { limit: room, account: leg.to, code: 'ceiling_exceeded' },
  ] as const;
}

function shareOf(leg: SettlementLeg, quantity: bigint, securities: SettlementLeg): bigint {
  return divideRounded(leg.amount * quantity, securities.amount, 'down').quotient;
}
