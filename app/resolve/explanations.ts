import { describeUnsettled } from '../../engine/settlement/gridlock/describe-unsettled.ts';
import type { Outcome } from '../../engine/settlement/gridlock/outcome.ts';
import type { NamedQueue } from './read-queue.ts';

/** Why one payment does not settle, in the words of the file. */
export interface Explanation {
  /** From 1. */
  readonly position: number;
  readonly code: string;
  readonly detail: string;
  /** Decimal string: what is missing. */
  readonly short?: string;
  /** Position of the payment it waits for. */
  readonly behind?: number;
}

export function explanationsOf(named: NamedQueue, outcome: Outcome): readonly Explanation[] {
  const words = {
    participant: (participant: number) => named.names[participant] ?? '',
    payment: (payment: number) => String(payment + 1),
    amount: named.show,
  };
  return outcome.unsettled.map((left) => ({
    position: left.payment + 1,
    code: left.code,
    detail: describeUnsettled(named.queue, left, words),
    ...(left.code === 'behind_in_queue'
      ? { behind: left.behind + 1 }
      : { short: named.show(left.short) }),
  }));
}
