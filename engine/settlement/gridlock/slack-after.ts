import type { QueueIndex } from './queue-index.ts';
import { SLICE, type Work } from './work.ts';

/** What each constraint has left once a set has settled, in minor units; below zero when it is short. */
export function* slackAfter(index: QueueIndex, settled: Uint8Array): Work<bigint[]> {
  const { queue, rooms, from, to, limitDebited, limitCredited } = index;
  const slack = [...rooms];
  const move = (constraint: number, amount: bigint) => {
    if (constraint >= 0) slack[constraint] = (slack[constraint] ?? 0n) + amount;
  };
  for (const [p, amount] of queue.amounts.entries()) {
    if (p % SLICE === 0) yield SLICE;
    if (settled[p] !== 1) continue;
    move(from[p] ?? -1, -amount);
    move(limitDebited[p] ?? -1, -amount);
    move(to[p] ?? -1, amount);
    move(limitCredited[p] ?? -1, amount);
  }
  return slack;
}
