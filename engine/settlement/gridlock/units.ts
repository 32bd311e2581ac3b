import type { QueueIndex } from './queue-index.ts';
import { SLICE, type Work } from './work.ts';

/** Amounts and rooms in the largest unit that all amounts are multiples of. */
export interface Units {
  /** Minor units in one unit. */
  readonly unit: bigint;
  readonly amounts: readonly bigint[];
  /** By constraint. */
  readonly rooms: readonly bigint[];
  /** The same as numbers, if every sum that can come up is a safe integer. */
  readonly numbers?: { readonly amounts: Float64Array; readonly rooms: Float64Array };
}

/** A slack is between minus all debits and room plus all credits, and room is no more than all debits. */
const SUM_MAX = BigInt(Number.MAX_SAFE_INTEGER) / 2n;

/**
 * Makes amounts small where that changes nothing. Tokens with 18 decimals move in whole cents: in units of a cent they
 * fit a number. Sums of amounts are multiples of the unit, so room beyond the last multiple is of no use; nor is room
 * beyond what all debits take.
 */
export function* unitsOf(index: QueueIndex): Work<Units> {
  const { queue, rooms, from, limitDebited } = index;
  const debits = rooms.map(() => 0n);
  let total = 0n;
  for (const [p, amount] of queue.amounts.entries()) {
    const [sender = 0, limit = -1] = [from[p], limitDebited[p]];
    debits[sender] = (debits[sender] ?? 0n) + amount;
    if (limit >= 0) debits[limit] = (debits[limit] ?? 0n) + amount;
    total += amount;
    if (p % SLICE === 0) yield SLICE;
  }
  const useful = rooms.map((room, at) => least(room, debits[at] ?? 0n));
  const unit = yield* commonUnit(queue.amounts);
  const amounts = unit === 1n ? queue.amounts : yield* divide(queue.amounts, unit);
  const units = { unit, amounts, rooms: useful.map((room) => room / unit) };
  if (total / unit > SUM_MAX) return units;
  const numbers = new Float64Array(amounts.length);
  for (const [p, amount] of amounts.entries()) {
    numbers[p] = Number(amount);
    if (p % SLICE === 0) yield SLICE;
  }
  return { ...units, numbers: { amounts: numbers, rooms: Float64Array.from(units.rooms, Number) } };
}

function* divide(amounts: readonly bigint[], unit: bigint): Work<readonly bigint[]> {
  const divided: bigint[] = [];
  for (const [p, amount] of amounts.entries()) {
    divided.push(amount / unit);
    if (p % SLICE === 0) yield SLICE;
  }
  return divided;
}

/** Greatest common divisor. */
function* commonUnit(amounts: readonly bigint[]): Work<bigint> {
  let unit = amounts[0] ?? 1n;
  for (const [p, amount] of amounts.entries()) {
    for (let rest = amount % unit; rest > 0n; ) [unit, rest] = [rest, unit % rest];
    if (unit === 1n) break;
    if (p % SLICE === 0) yield SLICE;
  }
  return unit;
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
