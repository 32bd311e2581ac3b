import type { Objective, Outcome, Part } from './outcome.ts';
import type { QueueIndex } from './queue-index.ts';
import { type Divisible, type InParts, settleInParts } from './settle-in-parts.ts';
import { move, slackAfter } from './slack-after.ts';
import { SLICE, type Work } from './work.ts';

/** What settles whole, and in part, and how far that is from the best. */
export interface Divided extends Pick<Outcome, 'proven' | 'bound'> {
  readonly settled: Uint8Array;
  readonly parts: readonly Part[];
}

/** Rounds of parts and of what they let settle whole: each adds to the one before, and few add much. */
const ROUNDS_MAX = 8;

/** In order: of all that settles so the greatest, the last payment of each sender perhaps in part. */
export function* greatestInParts(index: QueueIndex): Work<Divided> {
  const { participants, inOrder } = index;
  const lists = Array.from({ length: participants }, (_, sender) => [
    ...inOrder.items.subarray(inOrder.starts[sender], inOrder.starts[sender + 1]),
  ]);
  const slack = [...index.rooms];
  const found = yield* settleInParts({ index, lists, slack, least: leastOf(index) });
  const settled = new Uint8Array(index.payments);
  for (const payment of found.whole) settled[payment] = 1;
  const value = worthOf(index, found.whole);
  const bound = found.greatest ? value : yield* boundInParts(index, 'fifo');
  return { settled, parts: found.parts, proven: found.greatest, bound };
}

/**
 * In any order: adds to a set that settles whole the parts that its rest allows, and what these let settle whole, until
 * nothing fits.
 */
export function* addParts(
  index: QueueIndex,
  before: Uint8Array,
  objective: Exclude<Objective, 'fifo'>,
): Work<Divided> {
  const settled = before.slice();
  const kept = new Map<number, bigint>();
  const slack = yield* slackAfter(index, settled);
  const least = leastOf(index);
  // Of what has settled in part already any rest may follow.
  const leastOfRest = (payment: number) => (kept.has(payment) ? 1n : least(payment));
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const found = yield* settleInParts(restOf(index, settled, kept, slack, leastOfRest));
    take(found, settled, kept);
    if (!(yield* fillUp(index, settled, kept, slack))) break;
  }
  const parts = [...kept].map(([payment, amount]) => ({ payment, amount }));
  parts.sort((one, other) => one.payment - other.payment);
  return { settled, parts, ...(yield* judge(index, settled, parts, objective)) };
}

function leastOf({ queue: { minima } }: QueueIndex): Divisible['least'] {
  return (payment) => {
    const minimum = minima?.[payment];
    return minimum === undefined || minimum > 0n ? minimum : 1n;
  };
}

/** What has not settled of payments that may settle in parts, each sender's in order. */
function restOf(
  index: QueueIndex,
  settled: Uint8Array,
  kept: ReadonlyMap<number, bigint>,
  slack: bigint[],
  least: Divisible['least'],
): Divisible {
  const { participants, inOrder, queue } = index;
  const isOpen = (payment: number) => settled[payment] !== 1 && least(payment) !== undefined;
  const lists = Array.from({ length: participants }, (_, sender) =>
    [...inOrder.items.subarray(inOrder.starts[sender], inOrder.starts[sender + 1])].filter(isOpen),
  );
  const amounts = [...queue.amounts];
  for (const [payment, amount] of kept) amounts[payment] = (amounts[payment] ?? 0n) - amount;
  return { index: { ...index, queue: { ...queue, amounts } }, lists, slack, least };
}

function take(found: InParts, settled: Uint8Array, kept: Map<number, bigint>): void {
  for (const payment of found.whole) {
    settled[payment] = 1;
    kept.delete(payment);
  }
  for (const { payment, amount } of found.parts) {
    kept.set(payment, (kept.get(payment) ?? 0n) + amount);
  }
}

/** Settles whole what fits by now, until nothing does; says whether anything did. */
function* fillUp(
  index: QueueIndex,
  settled: Uint8Array,
  kept: Map<number, bigint>,
  slack: bigint[],
): Work<boolean> {
  let found = false;
  for (let more = true; more; ) {
    more = false;
    for (let payment = 0; payment < index.payments; payment += 1) {
      if (payment % SLICE === 0) yield SLICE;
      if (settled[payment] === 1) continue;
      const rest = (index.queue.amounts[payment] ?? 0n) - (kept.get(payment) ?? 0n);
      const limit = index.limitDebited[payment] ?? -1;
      const room = limit < 0 ? rest : (slack[limit] ?? 0n);
      if (rest > (slack[index.from[payment] ?? 0] ?? 0n) || rest > room) continue;
      move(index, payment, rest, (constraint, by) => {
        slack[constraint] = (slack[constraint] ?? 0n) + by;
      });
      settled[payment] = 1;
      kept.delete(payment);
      more = true;
    }
    found ||= more;
  }
  return found;
}

function* judge(
  index: QueueIndex,
  settled: Uint8Array,
  parts: readonly Part[],
  objective: Exclude<Objective, 'fifo'>,
): Work<Pick<Outcome, 'proven' | 'bound'>> {
  const whole = index.queue.amounts.map((_, p) => p).filter((p) => settled[p] === 1);
  const inParts = parts.reduce((sum, { amount }) => sum + amount, 0n);
  const reached = objective === 'count' ? BigInt(whole.length) : worthOf(index, whole) + inParts;
  const bound = yield* boundInParts(index, objective);
  return { proven: reached === bound, bound };
}

/**
 * No sender settles more than its room and all that could come in, in value, whole and in parts; nor more payments than
 * its smallest that come to no more than that.
 */
function* boundInParts(
  { queue, to, rooms, participants, inOrder, payments }: QueueIndex,
  objective: Objective,
): Work<bigint> {
  const most = rooms.slice(0, participants);
  for (let p = 0; p < payments; p += 1) {
    const receiver = to[p] ?? 0;
    most[receiver] = (most[receiver] ?? 0n) + (queue.amounts[p] ?? 0n);
    if (p % SLICE === 0) yield SLICE;
  }
  let bound = 0n;
  for (const [sender, limit] of most.entries()) {
    const own = [...inOrder.items.subarray(inOrder.starts[sender], inOrder.starts[sender + 1])];
    const amounts = own.map((p) => queue.amounts[p] ?? 0n);
    bound += objective === 'count' ? countWithin(amounts, limit) : least(sum(amounts), limit);
    yield own.length + 1;
  }
  return bound;
}

function countWithin(amounts: readonly bigint[], limit: bigint): bigint {
  let [left, count] = [limit, 0n];
  for (const amount of amounts.toSorted((one, other) => (one < other ? -1 : 1))) {
    left -= amount;
    if (left < 0n) break;
    count += 1n;
  }
  return count;
}

function worthOf({ queue }: QueueIndex, payments: readonly number[]): bigint {
  return sum(payments.map((p) => queue.amounts[p] ?? 0n));
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
