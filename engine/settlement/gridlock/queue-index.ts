import { invariant } from '../../assert.ts';
import { constraintsOf } from './constraints.ts';
import { orderBy } from './order-by.ts';
import type { PaymentQueue } from './payment-queue.ts';
import { SLICE, type Work } from './work.ts';

/**
 * A queue made ready for resolving. Each **constraint** (the floor of a participant, a bilateral limit, a multilateral
 * limit) has room: what its debits may exceed its credits by. The floor of participant i is constraint i; a payment
 * debits the floor and at most one limit of its sender, and credits the same of its receiver.
 */
export interface QueueIndex {
  readonly queue: PaymentQueue;
  readonly payments: number;
  readonly participants: number;
  readonly constraints: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The limit that a payment debits or credits, -1 for none. */
  readonly limitDebited: Int32Array;
  readonly limitCredited: Int32Array;
  /** The first constraint that is a multilateral limit; bilateral ones are before it, behind the floors. */
  readonly multilateralFrom: number;
  /** Whose constraint it is. */
  readonly owner: Int32Array;
  /** Minor units, never negative. */
  readonly rooms: readonly bigint[];
  /** The payments of each sender in the order in which it wants them settled. */
  readonly inOrder: Lists;
}

/** Lists of payments in one array: list n is `items` from `starts[n]` to `starts[n + 1]`. */
export interface Lists {
  readonly starts: Int32Array;
  readonly items: Int32Array;
}

export function* indexQueue(queue: PaymentQueue): Work<QueueIndex> {
  const payments = queue.amounts.length;
  const participants = queue.balances.length;
  const from = new Int32Array(payments);
  const to = new Int32Array(payments);
  for (let p = 0; p < payments; p += 1) {
    from[p] = queue.from[p] ?? -1;
    to[p] = queue.to[p] ?? -1;
    checkPayment(queue, p, participants);
    if (p % SLICE === 0) yield SLICE;
  }
  const constraints = yield* constraintsOf(queue, from, to);
  const order = yield* inQueueOrder(queue);
  const inOrder = yield* groupBy(from, order, participants);
  const sizes = { payments, participants, constraints: constraints.rooms.length };
  return { queue, ...sizes, from, to, ...constraints, inOrder };
}

/** Payments in `order`, put into the list that `keys` names for each; -1 is no list. */
export function* groupBy(keys: Int32Array, order: Int32Array, lists: number): Work<Lists> {
  const starts = new Int32Array(lists + 1);
  let kept = 0;
  for (const [at, p] of order.entries()) {
    const key = keys[p] ?? -1;
    if (key >= 0) {
      starts[key + 1] = (starts[key + 1] ?? 0) + 1;
      kept += 1;
    }
    if (at % SLICE === 0) yield SLICE;
  }
  for (let list = 0; list < lists; list += 1) {
    starts[list + 1] = (starts[list + 1] ?? 0) + (starts[list] ?? 0);
  }
  const items = new Int32Array(kept);
  const next = starts.slice();
  for (const [at, p] of order.entries()) {
    const key = keys[p] ?? -1;
    if (key >= 0) {
      const place = next[key] ?? 0;
      items[place] = p;
      next[key] = place + 1;
    }
    if (at % SLICE === 0) yield SLICE;
  }
  return { starts, items };
}

function* inQueueOrder({ amounts, priorities }: PaymentQueue): Work<Int32Array> {
  if (priorities !== undefined) {
    return yield* orderBy(amounts.length, (p, q) => (priorities[q] ?? 0) - (priorities[p] ?? 0));
  }
  const order = new Int32Array(amounts.length);
  for (let p = 0; p < order.length; p += 1) order[p] = p;
  return order;
}

function checkPayment(queue: PaymentQueue, p: number, participants: number): void {
  const [from = -1, to = -1] = [queue.from[p], queue.to[p]];
  const known = from >= 0 && from < participants && to >= 0 && to < participants;
  invariant(known && from !== to, 'a payment has two participants', () => `payment ${p}`);
  invariant((queue.amounts[p] ?? 0n) > 0n, 'a payment has an amount', () => `payment ${p}`);
}
