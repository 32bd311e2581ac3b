import type { OptimumSolver } from '../../engine/ports/optimum-solver.ts';
import { type Netting, netQueue } from '../../engine/settlement/gridlock/net-queue.ts';
import type { Objective, Outcome } from '../../engine/settlement/gridlock/outcome.ts';
import type { PaymentQueue } from '../../engine/settlement/gridlock/payment-queue.ts';
import { resolveGridlock } from '../../engine/settlement/gridlock/resolve-gridlock.ts';

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
  readonly best: Readonly<Record<'value' | 'count', Best>>;
  readonly netting: Netting;
}

export interface Solving {
  readonly solver: OptimumSolver;
  readonly timeLimitMs: number;
}

/** Resolves a queue under each objective, and asks the solver for the optimum if there is one. */
export async function answerQueue(queue: PaymentQueue, solving?: Solving): Promise<Answer> {
  const fifo = resolveGridlock(queue, 'fifo');
  const value = resolveGridlock(queue, 'value');
  const count = resolveGridlock(queue, 'count');
  const best = {
    value: await bestOf(queue, 'value', { reached: value.value, bound: value.bound }, solving),
    count: await bestOf(queue, 'count', { reached: BigInt(count.count), ...count }, solving),
  };
  return { outcomes: { fifo, value, count }, best, netting: netQueue(queue) };
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
