import type { OptimumSolver } from '../../engine/ports/optimum-solver.ts';
import { type Netting, netQueue } from '../../engine/settlement/gridlock/net-queue.ts';
import type { Objective, Outcome } from '../../engine/settlement/gridlock/outcome.ts';
import type { PaymentQueue } from '../../engine/settlement/gridlock/payment-queue.ts';
import { resolveGridlock } from '../../engine/settlement/gridlock/resolve-gridlock.ts';
import type { NamedQueue } from './read-queue.ts';

/** What is known of the best set that there is: it has `reached` or more, and no more than `bound`. */
export interface Best {
  /** Minor units, or payments for `count`. */
  readonly reached: bigint;
  readonly bound: bigint;
  /** What the solver said, when it was asked and had no answer. */
  readonly refused?: string;
}

export interface Answer {
  readonly outcomes: Readonly<Record<Objective, Outcome>>;
  /** With parts of payments that allow them; absent where none does. */
  readonly inParts?: Readonly<Record<Objective, Outcome>>;
  readonly best: Readonly<Record<'value' | 'count', Best>>;
  readonly netting: Netting;
}

export interface Solving {
  readonly solver: OptimumSolver;
  readonly timeLimitMs: number;
}

/** Resolves a queue under each objective, and asks the solver for the optimum if there is one. */
export async function answerQueue(
  { queue, divisible }: Pick<NamedQueue, 'queue' | 'divisible'>,
  solving?: Solving,
): Promise<Answer> {
  const outcomes = resolveAll(queue);
  const { value, count } = outcomes;
  const best = {
    value: await bestOf(queue, 'value', { reached: value.value, bound: value.bound }, solving),
    count: await bestOf(queue, 'count', { reached: BigInt(count.count), ...count }, solving),
  };
  const inParts = divisible === undefined ? {} : { inParts: resolveAll(divisible) };
  return { outcomes, ...inParts, best, netting: netQueue(queue) };
}

function resolveAll(queue: PaymentQueue): Readonly<Record<Objective, Outcome>> {
  return {
    fifo: resolveGridlock(queue, 'fifo'),
    value: resolveGridlock(queue, 'value'),
    count: resolveGridlock(queue, 'count'),
  };
}

async function bestOf(
  queue: PaymentQueue,
  objective: 'value' | 'count',
  { reached, bound }: Best,
  solving: Solving | undefined,
): Promise<Best> {
  if (solving === undefined) return { reached, bound };
  const optimum = await solving.solver.solve(queue, objective, solving);
  if (!optimum.ok) return { reached, bound, refused: optimum.detail };
  const found = objective === 'value' ? optimum.value : BigInt(optimum.count);
  return {
    reached: found > reached ? found : reached,
    bound: optimum.bound < bound ? optimum.bound : bound,
  };
}
