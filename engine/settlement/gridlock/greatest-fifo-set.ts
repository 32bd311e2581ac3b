import type { Positions } from './positions.ts';
import type { QueueIndex } from './queue-index.ts';
import { SLICE, type Work } from './work.ts';

/**
 * Settles in `positions` the greatest set that keeps each sender's order, by M. L. Bech and K. Soramäki, "Gridlock
 * resolution in interbank payment systems", Bank of Finland discussion paper 9/2001: start with everything, and while a
 * participant is short, withdraw its last payment. Nothing that another order of withdrawing keeps is lost: who is short
 * with everything that could come in must withdraw, whatever the others do. A limit is treated as the floor is, so a
 * payment behind it waits, and all behind that one.
 */
export function* greatestFifoSet(index: QueueIndex, positions: Positions): Work<void> {
  const { payments, constraints, participants, owner, to, limitCredited, inOrder } = index;
  for (let p = 0; p < payments; p += 1) {
    positions.settle(p);
    if (p % SLICE === 0) yield SLICE;
  }
  const ends = inOrder.starts.slice(1, participants + 1);
  const waiting: number[] = [];
  for (let constraint = 0; constraint < constraints; constraint += 1) waiting.push(constraint);
  let steps = 0;
  for (let constraint = waiting.pop(); constraint !== undefined; constraint = waiting.pop()) {
    const sender = owner[constraint] ?? 0;
    while (positions.isShort(constraint)) {
      const last = (ends[sender] ?? 0) - 1;
      ends[sender] = last;
      const payment = inOrder.items[last] ?? 0;
      positions.withdraw(payment);
      waiting.push(to[payment] ?? 0);
      const limit = limitCredited[payment] ?? -1;
      if (limit >= 0) waiting.push(limit);
      steps += 1;
      if (steps % SLICE === 0) yield SLICE;
    }
  }
}
