import type { Attempt } from './attempt.ts';
import type { QueueIndex } from './queue-index.ts';
import type { Units } from './units.ts';
import { SLICE, type Work } from './work.ts';

/** What the room of the constraints is worth to the objective, as far as was found. */
export interface Prices {
  /** By payment: what a unit of it brings, less what it costs its sender, and what it spares its receiver. */
  readonly merits: Float64Array;
  /** No set has more: minor units, or payments for `count`. Exact. */
  readonly bound: bigint;
}

const ROUNDS = 60;
/** Rounds without a lower bound after which the steps are halved. */
const PATIENCE = 6;

/**
 * Lagrangian relaxation: instead of keeping to its room, each constraint charges a price for it, and every payment that
 * is worth its price settles. The sum is a bound whatever the prices are. The lowest is approached by subgradients with
 * the steps of B. T. Polyak ("Minimization of unsmooth functionals", USSR Computational Mathematics 9, 1969), as if
 * `target`, which some set reaches, were the lowest. Prices are floating point, for they only guide; the bound is
 * reckoned in whole numbers.
 */
export function* priceLiquidity(attempt: Attempt, units: Units, target: bigint): Work<Prices> {
  const { index, hopeless, objective } = attempt;
  const amounts = units.numbers?.amounts ?? Float64Array.from(units.amounts, Number);
  const rooms = units.numbers?.rooms ?? Float64Array.from(units.rooms, Number);
  const aim = Number(objective === 'value' ? target / units.unit : target);
  const prices = new Float64Array(index.constraints);
  const best = prices.slice();
  const slack = new Float64Array(index.constraints);
  let lowest = Number.POSITIVE_INFINITY;
  let [pace, stale] = [1, 0];
  const market: Market = { index, amounts, hopeless, prices, slack, objective };
  for (let round = 0; round < ROUNDS; round += 1) {
    slack.set(rooms);
    let sum = rooms.reduce((all, room, at) => all + room * (prices[at] ?? 0), 0);
    for (let begin = 0; begin < index.payments; begin += SLICE) {
      yield SLICE;
      sum += settleWorthy(market, begin, Math.min(begin + SLICE, index.payments));
    }
    if (sum < lowest) {
      lowest = sum;
      best.set(prices);
      stale = 0;
    } else if (++stale === PATIENCE) {
      pace /= 2;
      stale = 0;
      prices.set(best);
      continue;
    }
    if (!lower(prices, slack, pace * (sum - aim))) break;
  }
  const merits = new Float64Array(index.payments);
  for (let p = 0; p < index.payments; p += 1) {
    if (p % SLICE === 0) yield SLICE;
    merits[p] = (objective === 'value' ? 1 : 1 / (amounts[p] ?? 1)) - chargeOf(index, best, p);
  }
  return { merits, bound: yield* exactBound(attempt, units, best) };
}

/** What a round of prices is tried on. */
interface Market extends Pick<Attempt, 'index' | 'hopeless' | 'objective'> {
  readonly amounts: Float64Array;
  readonly prices: Float64Array;
  readonly slack: Float64Array;
}

/**
 * Settles which of these payments are worth their price, and answers what they bring beyond it. Apart from the work that
 * yields, because the machine compiles a plain loop much better.
 */
function settleWorthy(market: Market, begin: number, end: number): number {
  const { index, amounts, hopeless, prices, slack, objective } = market;
  const isLimited = index.constraints > index.participants;
  const byValue = objective === 'value';
  let sum = 0;
  for (let p = begin; p < end; p += 1) {
    if (hopeless[p] === 1) continue;
    const amount = amounts[p] ?? 0;
    const charge = isLimited ? chargeOf(index, prices, p) : chargeOfFloors(index, prices, p);
    const gain = (byValue ? amount : 1) - amount * charge;
    if (gain <= 0) continue;
    sum += gain;
    move(index, slack, p, amount, isLimited);
  }
  return sum;
}

/** Moves prices against the slack: up where it is short, down to zero where some is left. False when none can move. */
function lower(prices: Float64Array, slack: Float64Array, excess: number): boolean {
  const moves = (at: number) => (prices[at] ?? 0) > 0 || (slack[at] ?? 0) < 0;
  const norm = slack.reduce((sum, left, at) => (moves(at) ? sum + left * left : sum), 0);
  if (norm === 0 || excess <= 0) return false;
  for (let at = 0; at < prices.length; at += 1) {
    prices[at] = Math.max(0, (prices[at] ?? 0) - (excess / norm) * (slack[at] ?? 0));
  }
  return true;
}

/** What settling a unit of the payment costs its sender, less what it brings to its receiver. */
function chargeOf(index: QueueIndex, prices: Float64Array, p: number): number {
  const { limitDebited, limitCredited } = index;
  const debited = limitDebited[p] ?? -1;
  const credited = limitCredited[p] ?? -1;
  let charge = chargeOfFloors(index, prices, p);
  if (debited >= 0) charge += prices[debited] ?? 0;
  if (credited >= 0) charge -= prices[credited] ?? 0;
  return charge;
}

function chargeOfFloors({ from, to }: QueueIndex, prices: Float64Array, p: number): number {
  return (prices[from[p] ?? 0] ?? 0) - (prices[to[p] ?? 0] ?? 0);
}

function move(
  index: QueueIndex,
  slack: Float64Array,
  p: number,
  amount: number,
  isLimited: boolean,
): void {
  const { from, to, limitDebited, limitCredited } = index;
  const sender = from[p] ?? 0;
  const receiver = to[p] ?? 0;
  slack[sender] = (slack[sender] ?? 0) - amount;
  slack[receiver] = (slack[receiver] ?? 0) + amount;
  if (!isLimited) return;
  const debited = limitDebited[p] ?? -1;
  const credited = limitCredited[p] ?? -1;
  if (debited >= 0) slack[debited] = (slack[debited] ?? 0) - amount;
  if (credited >= 0) slack[credited] = (slack[credited] ?? 0) + amount;
}

/** The sum at these prices, rounded to fractions of `ONE`. */
function* exactBound(attempt: Attempt, units: Units, prices: Float64Array): Work<bigint> {
  const { index, hopeless, objective } = attempt;
  const { from, to, limitDebited, limitCredited } = index;
  const highest = prices.reduce((most, price) => Math.max(most, price), 0);
  // A power of two, so that scaling a price loses nothing of it.
  const shift = highest === 0 ? 0 : Math.max(0, DIGITS - Math.ceil(Math.log2(highest)));
  const whole = Array.from(prices, (price) => BigInt(Math.round(price * 2 ** shift)));
  const ONE = 2n ** BigInt(shift);
  const priceOf = (constraint = -1) => whole[constraint] ?? 0n;
  let sum = units.rooms.reduce((all, room, at) => all + room * priceOf(at), 0n);
  for (const [p, amount] of units.amounts.entries()) {
    if (p % SLICE === 0) yield SLICE;
    if (hopeless[p] === 1) continue;
    const debits = priceOf(from[p]) + priceOf(limitDebited[p]);
    const credits = priceOf(to[p]) + priceOf(limitCredited[p]);
    const gain = (objective === 'value' ? amount * ONE : ONE) - amount * (debits - credits);
    if (gain > 0n) sum += gain;
  }
  return (sum / ONE) * (objective === 'value' ? units.unit : 1n);
}

const DIGITS = 40;
