import type { Highs, ModelData } from 'highs';
import type { PaymentQueue } from '../../engine/settlement/gridlock/payment-queue.ts';
import { indexQueue, type QueueIndex } from '../../engine/settlement/gridlock/queue-index.ts';
import { unitsOf } from '../../engine/settlement/gridlock/units.ts';
import { finish } from '../../engine/settlement/gridlock/work.ts';

/** A queue as a mixed-integer program: a column a payment, 1 when it settles, and a row a constraint. */
export interface Program {
  readonly data: ModelData;
  /** Solutions that differ by less than this are of one value. */
  readonly gap: number;
  /** A bound of the program as a bound of the objective: minor units, or payments. */
  boundOf(bound: number): bigint;
}

/**
 * Half the digits of a double: a row then sums up, with the tolerance of the solver, to less than one unit off. Scaled
 * amounts are at most `SCALED_MAX`.
 */
const SPREAD_MAX = 2 ** 40;
const SCALED_MAX = 2 ** 10;

/** `undefined` when the amounts are too far apart for it. */
export function programOf(
  queue: PaymentQueue,
  objective: 'value' | 'count',
  highs: Highs,
): Program | undefined {
  const index = finish(indexQueue(queue));
  const { numbers, unit } = finish(unitsOf(index));
  if (numbers === undefined) return undefined;
  const largest = numbers.amounts.reduce((most, amount) => Math.max(most, amount), 1);
  if (largest > SPREAD_MAX) return undefined;
  // A power of two changes no digit.
  const scale = Math.min(1, SCALED_MAX / 2 ** Math.ceil(Math.log2(largest)));
  const amounts = numbers.amounts.map((amount) => amount * scale);
  const { payments, constraints } = index;
  const isValue = objective === 'value';
  const colCost = isValue ? amounts : new Float64Array(payments).fill(1);
  const data: ModelData = {
    numCols: payments,
    numRows: constraints,
    sense: highs.constants.objectiveSense.maximize,
    colCost,
    colLower: new Float64Array(payments),
    colUpper: new Float64Array(payments).fill(1),
    integrality: new Int32Array(payments).fill(highs.constants.variableType.integer),
    rowLower: new Float64Array(constraints).fill(-highs.infinity),
    rowUpper: numbers.rooms.map((room) => room * scale),
    matrix: matrixOf(index, amounts),
  };
  const step = isValue ? scale : 1;
  const unitOf = isValue ? unit : 1n;
  const total = colCost.reduce((sum, cost) => sum + cost, 0);
  // Before it has a bound it says infinity.
  const boundOf = (bound: number) =>
    BigInt(Math.floor(Math.min(bound, total) / step + ROUNDING)) * unitOf;
  return { data, gap: step * 0.9, boundOf };
}

/** By column: what a payment adds to what its sender has to find, and takes from what its receiver has to. */
function matrixOf(index: QueueIndex, amounts: Float64Array): ModelData['matrix'] {
  const { payments, constraints, from, to, limitDebited, limitCredited } = index;
  const starts = new Int32Array(payments + 1);
  const indices: number[] = [];
  const values: number[] = [];
  const put = (row: number, value: number) => {
    if (row < 0) return;
    indices.push(row);
    values.push(value);
  };
  for (const [p, amount] of amounts.entries()) {
    put(from[p] ?? -1, amount);
    put(limitDebited[p] ?? -1, amount);
    put(to[p] ?? -1, -amount);
    put(limitCredited[p] ?? -1, -amount);
    starts[p + 1] = indices.length;
  }
  return { format: 'csc', numRows: constraints, numCols: payments, starts, indices, values };
}

/** A bound may be this far below a whole number by the solver's own rounding. */
const ROUNDING = 1e-3;
