import { bestSet } from './best-set.ts';
import { BigintPositions } from './bigint-positions.ts';
import { explainUnsettled } from './explain-unsettled.ts';
import { greatestFifoSet } from './greatest-fifo-set.ts';
import { NumberPositions } from './number-positions.ts';
import type { Objective, Outcome } from './outcome.ts';
import type { PaymentQueue } from './payment-queue.ts';
import type { Positions } from './positions.ts';
import { indexQueue, type QueueIndex } from './queue-index.ts';
import { addParts, type Divided, greatestInParts } from './resolve-in-parts.ts';
import { unitsOf } from './units.ts';
import { SLICE, type Work } from './work.ts';

/** `safe`: in numbers where every sum is a safe integer, else in bigints. `bigint`: always in bigints. */
export type Arithmetic = 'safe' | 'bigint';

/**
 * The resolution of a queue, done in slices, so that whoever runs it need not wait for its end:
 *
 *     const resolution = new Resolution(queue, 'value');
 *     while (!resolution.step(20_000)) await others();
 *     resolution.outcome.settled;
 *
 * How it is sliced has no effect on the outcome. It reads the queue it was given and changes nothing of it, so it can be
 * left at any time; the queue must stay as it was until the end.
 */
export class Resolution {
  readonly #work: Work<Outcome>;
  #outcome: Outcome | undefined;

  constructor(queue: PaymentQueue, objective: Objective, arithmetic: Arithmetic = 'safe') {
    this.#work = resolve(queue, objective, arithmetic);
  }

  /** Does about `budget` steps, each of some tens of nanoseconds; true when the outcome is there. */
  step(budget: number): boolean {
    for (let left = budget; left > 0 && this.#outcome === undefined; ) {
      const next = this.#work.next();
      if (next.done === true) this.#outcome = next.value;
      else left -= next.value;
    }
    return this.#outcome !== undefined;
  }

  /** Throws before `step` has returned true. */
  get outcome(): Outcome {
    if (this.#outcome === undefined) throw new Error('the resolution has not ended');
    return this.#outcome;
  }
}

function* resolve(
  queue: PaymentQueue,
  objective: Objective,
  arithmetic: Arithmetic,
): Work<Outcome> {
  const index = yield* indexQueue(queue);
  const mayDivide = queue.minima?.some((minimum) => minimum !== undefined) === true;
  if (mayDivide && objective === 'fifo') {
    return yield* tell(index, objective, yield* greatestInParts(index));
  }
  const units = yield* unitsOf(index);
  const positions: Positions =
    units.numbers === undefined || arithmetic === 'bigint'
      ? new BigintPositions(index, units)
      : new NumberPositions(index, units.unit, units.numbers);
  let found = { proven: true, bound: 0n };
  if (objective === 'fifo') {
    yield* greatestFifoSet(index, positions);
    found = { proven: true, bound: positions.value };
  } else {
    found = yield* bestSet(index, positions, units, objective);
  }
  if (mayDivide && objective !== 'fifo') {
    return yield* tell(index, objective, yield* addParts(index, positions.settled, objective));
  }
  return yield* tell(index, objective, { settled: positions.settled, ...found });
}

function* tell(
  index: QueueIndex,
  objective: Objective,
  { settled: marks, parts, proven, bound }: Omit<Divided, 'parts'> & Partial<Divided>,
): Work<Outcome> {
  const settled: number[] = [];
  let value = 0n;
  for (const [p, mark] of marks.entries()) {
    if (p % SLICE === 0) yield SLICE;
    if (mark !== 1) continue;
    settled.push(p);
    value += index.queue.amounts[p] ?? 0n;
  }
  const unsettled = yield* explainUnsettled(index, marks, objective, parts);
  const inParts = parts === undefined ? {} : { parts };
  const count = settled.length;
  return { objective, settled, value, count, ...inParts, proven, bound, unsettled };
}
