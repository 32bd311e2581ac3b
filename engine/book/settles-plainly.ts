import type { TimeMs } from '../ids.ts';
import { isPlainMove } from '../ledger/is-plain-move.ts';
import { instructionOf } from '../settlement/evolve-settlement.ts';
import type { SettlementLeg, Trade } from '../settlement/instruction.ts';
import type { SettlementState } from '../settlement/state.ts';
import { permitsTransfer } from './move-policy.ts';
import { openingOfTrade } from './opening-of-trade.ts';
import type { BookState } from './state.ts';
import type { Surroundings } from './surroundings.ts';

/** Of so few legs each is quickly compared with each. */
const LEGS_MOST = 4;

/**
 * Whether a trade is the case that nearly every one is: its time has come, no side keeps it waiting, and its legs move
 * what is there. Found out without a draft; no says only that the general way has to decide, which knows what it waits
 * for.
 */
export function settlesPlainly(
  state: BookState,
  surroundings: Surroundings,
  trade: Trade,
  at: TimeMs,
): boolean {
  return (
    isAlone(state.settlement, trade) &&
    areApart(trade.legs) &&
    trade.legs.every((leg) => isPlainLeg(state, leg)) &&
    openingOfTrade(state, surroundings, trade, at) === undefined
  );
}

/** No rule looks beyond its accounts, and no side holds it or links it with another. */
function isAlone(settlement: SettlementState, { instructions }: Trade): boolean {
  const { cycles, liquidity, queueRules, pvp } = settlement;
  if (cycles.size + liquidity.size + queueRules.size > 0 || pvp !== undefined) return false;
  for (const id of instructions) {
    const { heldBy, dependsOn } = instructionOf(settlement, id);
    if (heldBy.length + dependsOn.length > 0) return false;
  }
  return true;
}

/** No account takes part in two legs, so that each of them can be judged by itself. */
function areApart(legs: readonly SettlementLeg[]): boolean {
  if (legs.length > LEGS_MOST) return false;
  for (let one = 1; one < legs.length; one += 1) {
    for (let other = 0; other < one; other += 1) {
      if (shareAccount(legs[one] as SettlementLeg, legs[other] as SettlementLeg)) return false;
    }
  }
  return true;
}

function shareAccount(one: SettlementLeg, other: SettlementLeg): boolean {
  return (
    one.from === other.from || one.from === other.to || one.to === other.from || one.to === other.to
  );
}

function isPlainLeg(state: BookState, { from, to, amount }: SettlementLeg): boolean {
  const { accounts } = state.ledger;
  const [debited, credited] = [accounts.get(from), accounts.get(to)];
  if (debited === undefined || credited === undefined) return false;
  return isPlainMove(debited, credited, amount) && permitsTransfer(state, debited, credited);
}
