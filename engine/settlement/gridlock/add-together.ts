import type { Attempt } from './attempt.ts';
import { keep, settle } from './moves.ts';
import { repair } from './repair.ts';
import { SLICE, type Work } from './work.ts';

/**
 * Adds payments that fit together though none fits alone, as those do that go round in a circle: all that are left, less
 * what has to go, while what has settled stays. Again, until nothing is added in either way of withdrawing.
 */
export function* addTogether(attempt: Attempt): Work<void> {
  const { positions, hopeless, held, index } = attempt;
  let by: 'value' | 'count' = attempt.objective;
  for (let idle = 0; idle < 2; idle += 1) {
    const before = positions.count;
    held.set(positions.settled);
    for (let p = 0; p < index.payments; p += 1) {
      if (p % SLICE === 0) yield SLICE;
      if (positions.settled[p] === 0 && hopeless[p] === 0) settle(attempt, p);
    }
    while (repair(attempt, SLICE, by) !== 'done') yield SLICE;
    keep(attempt);
    if (positions.count > before) idle = -1;
    by = by === 'value' ? 'count' : 'value';
  }
  held.fill(0);
}
