import { orderBy } from './order-by.ts';
import type { Objective } from './outcome.ts';
import { Pending } from './pending.ts';
import type { Positions } from './positions.ts';
import { groupBy, type Lists, type QueueIndex } from './queue-index.ts';
import { SLICE, type Work } from './work.ts';

/** A set of payments in the making, while it may still be short somewhere, and how it came about. */
export interface Attempt {
  readonly objective: Exclude<Objective, 'fifo'>;
  readonly index: QueueIndex;
  readonly positions: Positions;
  /** All payments, the largest first. */
  readonly order: Int32Array;
  /** What debits each constraint, the largest first. */
  readonly debits: readonly Int32Array[];
  /** The floor and the limits of each participant. */
  readonly constraints: readonly (readonly number[])[];
  /** 1 for payments that no set can have. */
  readonly hopeless: Uint8Array;
  /** 1 for payments that must not be withdrawn now. */
  readonly held: Uint8Array;
  /** Every payment settled or withdrawn, in turn: what `undo` takes back. */
  readonly flips: number[];
  /** Constraints that may have become short, and participants that may have become able to pay more. */
  readonly doubtful: Pending;
  readonly richer: Pending;
  /** Payments looked at so far. */
  steps: number;
}

export function* startAttempt(
  index: QueueIndex,
  positions: Positions,
  objective: Exclude<Objective, 'fifo'>,
): Work<Attempt> {
  const { payments, participants, constraints, owner } = index;
  const order = yield* orderBy(payments, (p, q) => positions.compare(q, p));
  const floors = yield* groupBy(index.from, order, participants);
  const limits = yield* groupBy(index.limitDebited, order, constraints);
  const own: number[][] = Array.from({ length: participants }, () => []);
  for (const [constraint, participant] of owner.entries()) own[participant]?.push(constraint);
  const listOf = (lists: Lists, at: number) =>
    lists.items.subarray(lists.starts[at], lists.starts[at + 1]);
  const debits = Array.from(owner, (_, at) => listOf(at < participants ? floors : limits, at));
  const attempt: Attempt = {
    ...{ objective, index, positions, order, debits, constraints: own },
    hopeless: new Uint8Array(payments),
    held: new Uint8Array(payments),
    ...{ flips: [], steps: 0 },
    doubtful: new Pending(constraints),
    richer: new Pending(participants),
  };
  yield* findHopeless(attempt);
  return attempt;
}

/**
 * Leaves out, again and again, what exceeds the room of its sender and all that could still be credited. What is left
 * gives tighter bounds and fewer things to try.
 */
function* findHopeless({ index, positions, debits, hopeless }: Attempt): Work<void> {
  for (let p = 0; p < index.payments; p += 1) {
    positions.credit(p);
    if (p % SLICE === 0) yield SLICE;
  }
  // Each list is largest first, so how far it has been found hopeless is one number.
  const done = new Int32Array(index.constraints);
  const waiting = Array.from(done, (_, constraint) => constraint);
  let steps = 0;
  for (let constraint = waiting.pop(); constraint !== undefined; constraint = waiting.pop()) {
    const list = debits[constraint] ?? [];
    for (let at = done[constraint] ?? 0; at < list.length; at += 1) {
      const payment = list[at] ?? 0;
      steps += 1;
      if (steps % SLICE === 0) yield SLICE;
      if (hopeless[payment] === 0) {
        if (positions.fitsIn(payment, constraint)) break;
        hopeless[payment] = 1;
        positions.uncredit(payment);
        waiting.push(index.to[payment] ?? 0);
        const limit = index.limitCredited[payment] ?? -1;
        if (limit >= 0) waiting.push(limit);
      }
      done[constraint] = at + 1;
    }
  }
  for (let p = 0; p < index.payments; p += 1) {
    if (hopeless[p] === 0) positions.uncredit(p);
    if (p % SLICE === 0) yield SLICE;
  }
}
