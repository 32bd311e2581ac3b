import { type Account, availableOf } from '../ledger/account.ts';
import { decidePosting } from '../ledger/decide-posting.ts';
import type { PostingContext } from '../ledger/posting-context.ts';
import { divideRounded } from '../money/rounding.ts';
import { smaller } from '../money/smaller.ts';
import { instructionOf } from './evolve-settlement.ts';
import type { PartialTerms, SettlementLeg, Trade } from './instruction.ts';
import { operationsOf } from './operations-of.ts';
import type { SettlementState } from './state.ts';

type Context = Omit<PostingContext, 'list'>;

/**
 * The largest part of a trade that can settle now, if all of its sides allow parts: as much of the securities as the
 * deliverer has and the receiver can pay for, with cash in proportion, rounded down. What rounding leaves is paid with
 * the rest. Nothing below the larger of the minima, and nothing that would leave a leg empty.
 */
export function partOf(
  context: Context,
  state: SettlementState,
  trade: Trade,
): readonly SettlementLeg[] | undefined {
  const terms = agreedTerms(state, trade);
  const securities = trade.legs.find(({ instrument }) => instrument === terms?.instrument);
  if (terms === undefined || securities === undefined || trade.legs.length > 2) return undefined;
  const cash = trade.legs.find((leg) => leg !== securities);
  let quantity = smaller(securities.amount - 1n, freeOn(context, securities));
  if (cash !== undefined) {
    const payable = (freeOn(context, cash) * securities.amount) / cash.amount;
    quantity = smaller(quantity, payable);
  }
  if (quantity <= 0n || quantity < terms.minimum) return undefined;
  const part = trade.legs.map((leg) => ({
    ...leg,
    amount: leg === securities ? quantity : shareOf(leg, quantity, securities),
  }));
  const whole = part.every(({ amount }, index) => {
    const rest = (trade.legs[index]?.amount ?? 0n) - amount;
    return amount > 0n && rest > 0n;
  });
  if (!whole) return undefined;
  return decidePosting({ ...context, list: 'legs' }, operationsOf(part)).ok ? part : undefined;
}

/** With the larger of the minima; nothing when one of the sides allows no parts. */
function agreedTerms(state: SettlementState, { instructions }: Trade): PartialTerms | undefined {
  let agreed: PartialTerms | undefined;
  for (const id of instructions) {
    const { partial } = instructionOf(state, id);
    if (partial === undefined) return undefined;
    if (agreed === undefined || partial.minimum > agreed.minimum) agreed = partial;
  }
  return agreed;
}

function shareOf(leg: SettlementLeg, quantity: bigint, securities: SettlementLeg): bigint {
  return divideRounded(leg.amount * quantity, securities.amount, 'down').quotient;
}

function freeOn({ state }: Context, { from }: SettlementLeg): bigint {
  const account: Account | undefined = state.accounts.get(from);
  return account === undefined ? 0n : availableOf(account) - account.floor;
}
