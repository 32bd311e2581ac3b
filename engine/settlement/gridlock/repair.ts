import type { Attempt } from './attempt.ts';
import { withdraw } from './moves.ts';

/** No payment. */
const NONE = -1;

/** `stopped`: after so many steps, with more to do. `impossible`: a held payment would have to go. */
export type Repair = 'done' | 'stopped' | 'impossible';

/**
 * Withdraws payments until nothing is short, of little value or in small number as `by` says, but none that is
 * held. Of a sender who is short it first takes payments that their receivers can do without, for
 * otherwise these become short in turn.
 */
export function repair(
  attempt: Attempt,
  steps: number,
  by: 'value' | 'count' = attempt.objective,
): Repair {
  const { doubtful, positions } = attempt;
  const lighten = by === 'value' ? takeValue : takeFew;
  const end = attempt.steps + steps;
  for (let at = doubtful.pop(); at !== undefined; at = doubtful.pop()) {
    attempt.steps += 1;
    if (!positions.isShort(at)) continue;
    lighten(attempt, at, true);
    if (positions.isShort(at)) lighten(attempt, at, false);
    if (positions.isShort(at)) return 'impossible';
    if (attempt.steps > end) return 'stopped';
  }
  return 'done';
}

/** Fills the shortage from the largest that does not exceed it down, then tops it with the smallest that covers it. */
function takeValue(attempt: Attempt, constraint: number, spareOnly: boolean): void {
  const { positions, debits } = attempt;
  const list = debits[constraint] ?? [];
  for (const payment of list) {
    attempt.steps += 1;
    if (!mayTake(attempt, payment, spareOnly)) continue;
    if (positions.covers(payment, constraint)) continue;
    withdraw(attempt, payment);
    if (!positions.isShort(constraint)) return;
  }
  for (let at = list.length - 1; at >= 0 && positions.isShort(constraint); at -= 1) {
    const payment = list[at] ?? 0;
    attempt.steps += 1;
    if (!mayTake(attempt, payment, spareOnly)) continue;
    if (positions.covers(payment, constraint)) withdraw(attempt, payment);
  }
}

/** The smallest that covers the shortage alone; else the largest, and again. */
function takeFew(attempt: Attempt, constraint: number, spareOnly: boolean): void {
  const { positions, debits } = attempt;
  let enough = NONE;
  for (const payment of debits[constraint] ?? []) {
    attempt.steps += 1;
    if (!mayTake(attempt, payment, spareOnly)) continue;
    if (positions.covers(payment, constraint)) enough = payment;
    else if (enough !== NONE) break;
    else withdraw(attempt, payment);
  }
  if (enough !== NONE) withdraw(attempt, enough);
}

function mayTake({ positions, held }: Attempt, payment: number, spareOnly: boolean): boolean {
  if (positions.settled[payment] === 0 || held[payment] === 1) return false;
  return !spareOnly || positions.isSpare(payment);
}
