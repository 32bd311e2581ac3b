import { bestSet } from './best-set.ts';
import { BigintPositions } from './bigint-positions.ts';
import { explainUnsettled } from './explain-unsettled.ts';
import { greatestFifoSet } from './greatest-fifo-set.ts';
import { NumberPositions } from './number-positions.ts';
import type { Objective, Outcome } from './outcome.ts';
import type { PaymentQueue } from './payment-queue.ts';
import type { Positions } from './positions.ts';
import { indexQueue } from './queue-index.ts';
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
  const settled: number[] = [];
  for (const [p, mark] of positions.settled.entries()) {
    if (mark === 1) settled.push(p);
    if (p % SLICE === 0) yield SLICE;
  }
  const unsettled = yield* explainUnsettled(index, positions.settled, objective);
  const { value, count } = positions;
  return { objective, settled, value, count, ...found, unsettled };
}
