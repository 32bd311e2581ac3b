import { addTogether } from './add-together.ts';
import { type Attempt, startAttempt } from './attempt.ts';
import { boundOf } from './bound.ts';
import { fill } from './fill.ts';
import { greatestFifoSet } from './greatest-fifo-set.ts';
import { improve } from './improve.ts';
import { keep, withdraw } from './moves.ts';
import { orderBy } from './order-by.ts';
import type { Objective } from './outcome.ts';
import type { Positions } from './positions.ts';
import { priceLiquidity } from './price-liquidity.ts';
import { groupBy, type QueueIndex } from './queue-index.ts';
import { repair } from './repair.ts';
import { searchBest } from './search-best.ts';
import type { Units } from './units.ts';
import { SLICE, type Work } from './work.ts';

/** Searched for the optimum when the payments are no more than this. */
const SEARCHED_MAX = 64;
/** Steps of improving each start: some for each payment, and a good many for a small queue. */
const STEPS_A_PAYMENT = 12;
const STEPS_MIN = 30_000;

/** Other starts are tried as long as the gap to the bound is more than this part of it. */
const NEAR_ENOUGH = 1_000n;
const OTHER = { value: 'count', count: 'value' } as const;

export interface BestSet {
  readonly proven: boolean;
  readonly bound: bigint;
}

/**
 * Settles in `positions` a set of great value, or of many payments, that need not keep anybody's order. Finding the
 * greatest is NP-hard (U. Güntzer, D. Jungnickel and M. Leclerc, "Efficient algorithms for the clearing of interbank
 * payments", European Journal of Operational Research 106, 1998). So it starts from several sets, improves each of them
 * and takes the best. A small queue is then searched for the optimum.
 */
export function* bestSet(
  index: QueueIndex,
  positions: Positions,
  units: Units,
  objective: Exclude<Objective, 'fifo'>,
): Work<BestSet> {
  const attempt = yield* startAttempt(index, positions, objective);
  const best: Found = { settled: new Uint8Array(index.payments), value: 0n, count: 0 };
  const reached = () => (objective === 'value' ? best.value : BigInt(best.count));
  yield* load(positions, attempt.hopeless, 0);
  let bound = boundOf(attempt);
  yield* tryStart(attempt, startFromAll(objective)(attempt), best);
  if (reached() < bound) {
    const prices = yield* priceLiquidity(attempt, units, reached());
    if (prices.bound < bound) bound = prices.bound;
    // Always: bypassing the order must not settle less than keeping it.
    yield* tryStart(attempt, startFromFifo(attempt), best);
    for (const start of [startFromAll(OTHER[objective]), startFromPrices(prices.merits)]) {
      if ((bound - reached()) * NEAR_ENOUGH > bound) yield* tryStart(attempt, start(attempt), best);
    }
  }
  yield* load(positions, best.settled, 1);
  if (reached() === bound || index.payments > SEARCHED_MAX) {
    return { proven: reached() === bound, bound };
  }
  positions.mark();
  yield* load(positions, attempt.hopeless, 0);
  const proven = yield* searchBest(attempt, best.settled);
  yield* load(positions, best.settled, 1);
  const optimum = objective === 'value' ? positions.value : BigInt(positions.count);
  return { proven, bound: proven ? optimum : bound };
}

/** The best so far. */
interface Found {
  readonly settled: Uint8Array;
  value: bigint;
  count: number;
}

/** Fills up what `start` leaves, improves that, and keeps it if it is the best. */
function* tryStart(attempt: Attempt, start: Work<void>, best: Found): Work<void> {
  const { index, objective, positions } = attempt;
  yield* start;
  yield* fillAll(attempt);
  yield* addTogether(attempt);
  yield* improve(attempt, STEPS_MIN + STEPS_A_PAYMENT * index.payments);
  // Improving may have ended before it came to a payment that fits by now.
  yield* fillAll(attempt);
  const { value, count } = positions;
  const [more, less] = objective === 'value' ? [value, best.value] : [count, best.count];
  if (more < less || (more === less && value <= best.value)) return;
  best.settled.set(positions.settled);
  Object.assign(best, { value, count });
}

function* fillAll(attempt: Attempt): Work<void> {
  const { index, richer } = attempt;
  for (let participant = 0; participant < index.participants; participant += 1) {
    richer.push(participant);
  }
  while (!fill(attempt, SLICE)) yield SLICE;
  keep(attempt);
}

type Start = (attempt: Attempt) => Work<void>;

/** All that is not hopeless, less what has to go. */
function startFromAll(by: 'value' | 'count'): Start {
  return function* (attempt) {
    yield* load(attempt.positions, attempt.hopeless, 0);
    doubtAll(attempt);
    while (repair(attempt, SLICE, by) !== 'done') yield SLICE;
  };
}

function* startFromFifo({ index, positions }: Attempt): Work<void> {
  yield* load(positions, new Uint8Array(index.payments), 1);
  yield* greatestFifoSet(index, positions);
}

/** What is worth its price, less what has to go all the same, the least worth first. */
function startFromPrices(merits: Float64Array): Start {
  return (attempt) => keepWorthiest(attempt, merits);
}

function* keepWorthiest(attempt: Attempt, merits: Float64Array): Work<void> {
  const { index, positions, hopeless, doubtful } = attempt;
  const order = yield* orderBy(index.payments, (p, q) => (merits[p] ?? 0) - (merits[q] ?? 0));
  const worth = hopeless.map((none, p) => (none === 0 && (merits[p] ?? 0) > 0 ? 1 : 0));
  yield* load(positions, worth, 1);
  const floors = yield* groupBy(index.from, order, index.participants);
  const limits = yield* groupBy(index.limitDebited, order, index.constraints);
  doubtAll(attempt);
  let steps = 0;
  for (let at = doubtful.pop(); at !== undefined; at = doubtful.pop()) {
    const { starts, items } = at < index.participants ? floors : limits;
    for (const payment of items.subarray(starts[at], starts[at + 1])) {
      if (!positions.isShort(at)) break;
      if (positions.settled[payment] === 1) withdraw(attempt, payment);
      steps += 1;
      if (steps % SLICE === 0) yield SLICE;
    }
  }
}

function doubtAll({ index, doubtful }: Attempt): void {
  for (let constraint = 0; constraint < index.constraints; constraint += 1) {
    doubtful.push(constraint);
  }
}

/** Settles the payments that have this mark, and no others. */
function* load(positions: Positions, marks: Uint8Array, settled: 0 | 1): Work<void> {
  for (const [p, mark] of marks.entries()) {
    if (mark === settled && positions.settled[p] === 0) positions.settle(p);
    else if (mark !== settled && positions.settled[p] === 1) positions.withdraw(p);
    if (p % SLICE === 0) yield SLICE;
  }
}
