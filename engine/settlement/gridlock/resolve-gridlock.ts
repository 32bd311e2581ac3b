import type { Objective, Outcome } from './outcome.ts';
import type { PaymentQueue } from './payment-queue.ts';
import { type Arithmetic, Resolution } from './resolution.ts';

/** Resolves a queue in one go. */
export function resolveGridlock(
  queue: PaymentQueue,
  objective: Objective,
  arithmetic: Arithmetic = 'safe',
): Outcome {
  const resolution = new Resolution(queue, objective, arithmetic);
  resolution.step(Number.POSITIVE_INFINITY);
  return resolution.outcome;
}
