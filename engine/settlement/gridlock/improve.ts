import type { Attempt } from './attempt.ts';
import { fill } from './fill.ts';
import { keep, settle, undo } from './moves.ts';
import { repair } from './repair.ts';
import { SLICE, type Work } from './work.ts';

/** A trial that sets off more than this is given up: it rarely ends well, and nothing can interrupt it. */
const STEPS_A_TRIAL = 4_000;

/**
 * Forces each payment that does not settle into the set in turn, withdraws what then has to go, fills up, and keeps
 * that where it is better. Ends when nothing gets better any more, or after `effort` steps.
 */
export function* improve(attempt: Attempt, effort: number): Work<void> {
  const { objective, order, positions, hopeless } = attempt;
  const end = attempt.steps + effort;
  let reported = attempt.steps;
  // Withdrawing as the objective counts ends somewhere; withdrawing as the other one does often leads on from there.
  let by: 'value' | 'count' = objective;
  for (let idle = 0; idle < 2; idle += 1) {
    // What promises most comes first.
    for (const payment of objective === 'value' ? order : order.toReversed()) {
      attempt.steps += 1;
      if (attempt.steps - reported >= SLICE) {
        yield attempt.steps - reported;
        reported = attempt.steps;
      }
      if (attempt.steps > end) return;
      if (positions.settled[payment] === 1 || hopeless[payment] === 1) continue;
      if (force(attempt, payment, by)) idle = -1;
    }
    by = by === 'value' ? 'count' : 'value';
  }
}

/** Settles the payment against all odds; true when the set is the better for it. */
function force(attempt: Attempt, payment: number, by: 'value' | 'count'): boolean {
  attempt.positions.mark();
  settle(attempt, payment);
  attempt.held[payment] = 1;
  const repaired = repair(attempt, STEPS_A_TRIAL, by) === 'done';
  attempt.held[payment] = 0;
  const filled = repaired && fill(attempt, STEPS_A_TRIAL);
  if (filled && isBetter(attempt)) {
    keep(attempt);
    return true;
  }
  undo(attempt);
  return false;
}

/** Than at the mark. For `count`, of sets with as many payments the one of more value. */
export function isBetter({ objective, positions }: Attempt): boolean {
  const value = positions.valueAgainstMark();
  if (objective === 'value') return value > 0;
  const count = positions.countAgainstMark();
  return count > 0 || (count === 0 && value > 0);
}
