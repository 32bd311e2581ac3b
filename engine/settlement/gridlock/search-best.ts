import type { Attempt } from './attempt.ts';
import { mayBeBetter } from './bound.ts';
import { isBetter } from './improve.ts';
import type { Work } from './work.ts';

/** Looks at so many sets at most, unless the payments are so few that all sets can be gone through. */
const SETS_MAX = 200_000;
const ALWAYS_EXACT = 20;

/**
 * Branch and bound. Begins with every payment that is not hopeless settled, and `best` at the mark. Somebody who is
 * short must withdraw a payment: either this one, or another and this one is held. A branch ends where nobody is short,
 * where somebody is and holds all, and where it cannot beat the best any more. Puts what it finds into `best`; true when
 * nothing better exists.
 */
export function* searchBest(attempt: Attempt, best: Uint8Array): Work<boolean> {
  const { positions, index } = attempt;
  const held = new Uint8Array(index.payments);
  const path: number[] = [];
  const limit = index.payments <= ALWAYS_EXACT ? Number.POSITIVE_INFINITY : SETS_MAX;
  for (let sets = 0; sets < limit; sets += 1) {
    yield index.payments;
    const next = branchAt(attempt, held);
    if (next === FEASIBLE && isBetter(attempt)) {
      best.set(positions.settled);
      positions.mark();
    }
    if (next >= 0) {
      positions.withdraw(next);
      path.push(next);
      continue;
    }
    // Back to the last payment that was withdrawn, which is now held.
    let last = path.pop();
    while (last !== undefined && held[last] === 1) {
      held[last] = 0;
      last = path.pop();
    }
    if (last === undefined) return true;
    positions.settle(last);
    held[last] = 1;
    path.push(last);
  }
  return false;
}

const FEASIBLE = -1;
const CLOSED = -2;

/** The payment to branch at, or why there is none. */
function branchAt(attempt: Attempt, held: Uint8Array): number {
  const { positions, debits, index } = attempt;
  if (!mayBeBetter(attempt, held)) return CLOSED;
  let tightest = Number.POSITIVE_INFINITY;
  let found = FEASIBLE;
  for (let constraint = 0; constraint < index.constraints; constraint += 1) {
    if (!positions.isShort(constraint)) continue;
    const free = (debits[constraint] ?? []).filter(
      (payment) => positions.settled[payment] === 1 && held[payment] === 0,
    );
    if (free.length >= tightest) continue;
    tightest = free.length;
    found = free[0] ?? CLOSED;
  }
  return found;
}
