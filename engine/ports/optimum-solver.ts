import type { Outcome } from '../settlement/gridlock/outcome.ts';
import type { PaymentQueue } from '../settlement/gridlock/payment-queue.ts';

/**
 * Finds, offline and at leisure, what could have settled at best: the measure for what the engine settles. It may take
 * all the time it is given, and may block while it does.
 */
export interface OptimumSolver {
  /**
   * The best set of the queue, whatever the order of its payments. Every set it returns is admissible, checked with
   * exact arithmetic.
   *
   * `beyond_precision`: the amounts differ by more than the solver can tell apart; nothing was tried.
   * `nothing_found`: no set that stands the check, in the time there was.
   */
  solve(
    queue: PaymentQueue,
    objective: 'value' | 'count',
    limits: { readonly timeLimitMs: number },
  ): Promise<Optimum | OptimumRefusal>;
}

export interface Optimum extends Pick<Outcome, 'settled' | 'value' | 'count' | 'bound' | 'proven'> {
  readonly ok: true;
}

export interface OptimumRefusal {
  readonly ok: false;
  readonly code: 'beyond_precision' | 'nothing_found';
  readonly detail: string;
}
