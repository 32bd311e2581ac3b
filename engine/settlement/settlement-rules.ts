import type { InstrumentId, ParticipantId, TimeMs } from '../ids.ts';
import type { QueueRules } from './queue/queue-rules.ts';

/** How far the two cash amounts of a trade may lie apart, in units of the currency as decimal strings. */
export interface ToleranceStep {
  /** ISO 4217. */
  readonly currency: string;
  /** The step is for amounts up to this one; absent: for all above the other steps. */
  readonly upTo?: string;
  readonly tolerance: string;
}

/** What the operator of a book sets for all of its instructions. */
export interface SettlementRules {
  readonly tolerances: readonly ToleranceStep[];
  /** How long an instruction waits before the silent sides are told of it; absent: they are not told. */
  readonly allegeAfterMs?: TimeMs;
  /** Business days from its settlement date on after which an instruction that has not settled is cancelled. */
  readonly recycleDays: number;
  /** Who may send instructions that were matched elsewhere. */
  readonly alreadyMatchedBy: readonly ParticipantId[];
  /** The most instructions of one party that have not ended; absent: any number. */
  readonly openInstructionsMax?: number;
  /** How payments queue, one entry an instrument; absent until it was set. */
  readonly queues?: readonly QueueRules[];
}

export const DEFAULT_RULES: SettlementRules = {
  tolerances: [],
  recycleDays: 20,
  alreadyMatchedBy: [],
};

/** Steps of one instrument in its minor units, from the smallest on. */
export type Tolerances = ReadonlyMap<InstrumentId, readonly MinorStep[]>;

export interface MinorStep {
  /** `undefined`: all amounts above the steps before. */
  readonly upTo: bigint | undefined;
  readonly tolerance: bigint;
}

/** How far from `amount` the other side's may be. */
export function toleranceOf(steps: readonly MinorStep[] | undefined, amount: bigint): bigint {
  for (const { upTo, tolerance } of steps ?? []) {
    if (upTo === undefined || amount <= upTo) return tolerance;
  }
  return 0n;
}
