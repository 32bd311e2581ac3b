import type { Part } from './outcome.ts';
import type { QueueIndex } from './queue-index.ts';
import { SLICE, type Work } from './work.ts';

/** What each constraint has left once a set has settled, in minor units; below zero when it is short. */
export function* slackAfter(
  index: QueueIndex,
  settled: Uint8Array,
  parts: readonly Part[] = [],
): Work<bigint[]> {
  const { queue, rooms } = index;
  const slack = [...rooms];
  const add = (constraint: number, by: bigint) => {
    slack[constraint] = (slack[constraint] ?? 0n) + by;
  };
  for (const [p, amount] of queue.amounts.entries()) {
    if (p % SLICE === 0) yield SLICE;
    if (settled[p] === 1) move(index, p, amount, add);
  }
  for (const { payment, amount } of parts) move(index, payment, amount, add);
  return slack;
}

/** Tells of every constraint that a payment, or so much of it, changes by how much it does. */
export function move(
  { from, to, limitDebited, limitCredited }: QueueIndex,
  payment: number,
  amount: bigint,
  tell: (constraint: number, by: bigint) => void,
): void {
  const [debited, credited] = [limitDebited[payment] ?? -1, limitCredited[payment] ?? -1];
  tell(from[payment] ?? 0, -amount);
  if (debited >= 0) tell(debited, -amount);
  tell(to[payment] ?? 0, amount);
  if (credited >= 0) tell(credited, amount);
}
