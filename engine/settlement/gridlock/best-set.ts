import { addTogether } from './add-together.ts';
import { type Attempt, startAttempt } from './attempt.ts';
import { boundOf } from './bound.ts';
import { fill } from './fill.ts';
import { greatestFifoSet } from './greatest-fifo-set.ts';
import { improve, isBetter } from './improve.ts';
import { keep, withdraw } from './moves.ts';
import { orderBy } from './order-by.ts';
import type { Objective } from './outcome.ts';
import type { Positions } from './positions.ts';
import { type Prices, priceLiquidity } from './price-liquidity.ts';
import { groupBy, type QueueIndex } from './queue-index.ts';
import { repair } from './repair.ts';
import { searchBest } from './search-best.ts';
import type { Units } from './units.ts';
import { SLICE, type Work } from './work.ts';

/** Searched for the optimum when the payments are no more than this. */
const SEARCHED_MAX = 64;
/** Steps of improving: some for each payment, and a good many for a small queue. */
const STEPS_A_PAYMENT = 80;
const STEPS_MIN = 100_000;

export interface BestSet {
  readonly proven: boolean;
  readonly bound: bigint;
}

/**
 * Settles in `positions` a set of great value, or of many payments, that need not keep anybody's order. Finding the
 * greatest is NP-hard (U. Güntzer, D. Jungnickel and M. Leclerc, "Efficient algorithms for the clearing of interbank
 * payments", European Journal of Operational Research 106, 1998). So: everything, less what has to go; or the FIFO set
 * and what fits beside it; the better of the two, improved. A small queue is then searched for the optimum.
 */
export function* bestSet(
  index: QueueIndex,
  positions: Positions,
  units: Units,
  objective: Exclude<Objective, 'fifo'>,
): Work<BestSet> {
  const attempt = yield* startAttempt(index, positions, objective);
  const reachedNow = () => (objective === 'value' ? positions.value : BigInt(positions.count));
  yield* load(positions, attempt.hopeless, 0);
  let bound = boundOf(attempt);
  const best = yield* betterStart(attempt);
  if (reachedNow() < bound) {
    const prices = yield* priceLiquidity(attempt, units, reachedNow());
    if (prices.bound < bound) bound = prices.bound;
    yield* startFromPrices(attempt, prices);
  }
  yield* addTogether(attempt);
  yield* improve(attempt, STEPS_MIN + STEPS_A_PAYMENT * index.payments);
  const reached = reachedNow();
  if (reached === bound || index.payments > SEARCHED_MAX) {
    return { proven: reached === bound, bound };
  }
  best.set(positions.settled);
  positions.mark();
  yield* load(positions, attempt.hopeless, 0);
  const proven = yield* searchBest(attempt, best);
  yield* load(positions, best, 1);
  return { proven, bound: proven ? reachedNow() : bound };
}

/** From all that is not hopeless, and from the FIFO set. */
function* betterStart(attempt: Attempt): Work<Uint8Array> {
  const { index, positions, doubtful } = attempt;
  const none = new Uint8Array(index.payments);
  for (let constraint = 0; constraint < index.constraints; constraint += 1) {
    doubtful.push(constraint);
  }
  while (repair(attempt, SLICE) !== 'done') yield SLICE;
  yield* fillAll(attempt);
  const first = positions.settled.slice();
  positions.mark();
  yield* load(positions, none, 1);
  yield* greatestFifoSet(index, positions);
  yield* fillAll(attempt);
  if (!isBetter(attempt)) yield* load(positions, first, 1);
  return first;
}

/** What is worth its price, less what has to go all the same, the least worth first; if that is better. */
function* startFromPrices(attempt: Attempt, { merits }: Prices): Work<void> {
  const { index, positions, hopeless, doubtful } = attempt;
  const before = positions.settled.slice();
  positions.mark();
  const order = yield* orderBy(index.payments, (p, q) => (merits[p] ?? 0) - (merits[q] ?? 0));
  const worth = hopeless.map((none, p) => (none === 0 && (merits[p] ?? 0) > 0 ? 1 : 0));
  yield* load(positions, worth, 1);
  const floors = yield* groupBy(index.from, order, index.participants);
  const limits = yield* groupBy(index.limitDebited, order, index.constraints);
  for (let at = 0; at < index.constraints; at += 1) doubtful.push(at);
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
  yield* fillAll(attempt);
  if (!isBetter(attempt)) yield* load(positions, before, 1);
}

function* fillAll(attempt: Attempt): Work<void> {
  const { index, richer } = attempt;
  for (let participant = 0; participant < index.participants; participant += 1) {
    richer.push(participant);
  }
  while (!fill(attempt, SLICE)) yield SLICE;
  keep(attempt);
  yield* addTogether(attempt);
}

/** Settles the payments that have this mark, and no others. */
function* load(positions: Positions, marks: Uint8Array, settled: 0 | 1): Work<void> {
  for (const [p, mark] of marks.entries()) {
    if (mark === settled && positions.settled[p] === 0) positions.settle(p);
    else if (mark !== settled && positions.settled[p] === 1) positions.withdraw(p);
    if (p % SLICE === 0) yield SLICE;
  }
}
