import type { Attempt } from './attempt.ts';
import { withdraw } from './moves.ts';

/** No payment has to stay. */
const NONE = -1;

/** `stopped`: after so many steps, with more to do. `impossible`: the pinned payment would have to go. */
export type Repair = 'done' | 'stopped' | 'impossible';

/**
 * Withdraws payments until nothing is short, of little value or in small number as the objective asks, but never the
 * one that is pinned. Of a sender who is short it first takes payments that their receivers can do without, for
 * otherwise these become short in turn.
 */
export function repair(attempt: Attempt, steps: number, pinned: number = NONE): Repair {
  const { doubtful, positions, objective } = attempt;
  const lighten = objective === 'value' ? takeValue : takeFew;
  const end = attempt.steps + steps;
  for (let at = doubtful.pop(); at !== undefined; at = doubtful.pop()) {
    attempt.steps += 1;
    if (!positions.isShort(at)) continue;
    lighten(attempt, at, pinned, true);
    if (positions.isShort(at)) lighten(attempt, at, pinned, false);
    if (positions.isShort(at)) return 'impossible';
    if (attempt.steps > end) return 'stopped';
  }
  return 'done';
}

/** Fills the shortage from the largest that does not exceed it down, then tops it with the smallest that covers it. */
function takeValue(attempt: Attempt, constraint: number, pinned: number, spareOnly: boolean): void {
  const { positions, debits } = attempt;
  const list = debits[constraint] ?? [];
  for (const payment of list) {
    attempt.steps += 1;
    if (!mayTake(attempt, payment, pinned, spareOnly)) continue;
    if (positions.covers(payment, constraint)) continue;
    withdraw(attempt, payment);
    if (!positions.isShort(constraint)) return;
  }
  for (let at = list.length - 1; at >= 0 && positions.isShort(constraint); at -= 1) {
    const payment = list[at] ?? 0;
    attempt.steps += 1;
    if (!mayTake(attempt, payment, pinned, spareOnly)) continue;
    if (positions.covers(payment, constraint)) withdraw(attempt, payment);
  }
}

/** The smallest that covers the shortage alone; else the largest, and again. */
function takeFew(attempt: Attempt, constraint: number, pinned: number, spareOnly: boolean): void {
  const { positions, debits } = attempt;
  let enough = NONE;
  for (const payment of debits[constraint] ?? []) {
    attempt.steps += 1;
    if (!mayTake(attempt, payment, pinned, spareOnly)) continue;
    if (positions.covers(payment, constraint)) enough = payment;
    else if (enough !== NONE) break;
    else withdraw(attempt, payment);
  }
  if (enough !== NONE) withdraw(attempt, enough);
}

function mayTake({ positions }: Attempt, payment: number, pinned: number, spareOnly: boolean) {
  if (positions.settled[payment] === 0 || payment === pinned) return false;
  return !spareOnly || positions.isSpare(payment);
}
