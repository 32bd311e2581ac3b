import type { InstrumentId, TimeMs } from '../../ids.ts';
import type { Objective } from '../gridlock/outcome.ts';

export const DISCIPLINES = ['bypass', 'fifo'] as const;
/**
 * `bypass`: a payment that can settle passes those that cannot. `fifo`: on one account no payment settles before an
 * earlier one of the same or a higher priority.
 */
export type Discipline = (typeof DISCIPLINES)[number];

/** How payments in one kind of money wait, and when it is tried to settle some of them together. */
export interface QueueRules {
  readonly instrument: InstrumentId;
  readonly discipline: Discipline;
  /** What a resolution looks for. */
  readonly objective: Objective;
  /** A payment that enters and is short is set off against those that wait for the opposite direction. */
  readonly offsetting: boolean;
  /** The queue is resolved at least so often; absent: not by the clock. */
  readonly everyMs?: TimeMs;
  /** The queue is resolved when an account that payments wait for is credited. */
  readonly onCredit?: boolean;
  /** A resolution settles parts of payments that allow it. */
  readonly partial?: boolean;
}

/** What made a resolution run. */
export type Trigger = 'timer' | 'credit' | 'request';

/** Where in its priority class an instruction goes. */
export type QueueEnd = 'front' | 'back';

/** Of an instrument for which the operator has set nothing. */
export function defaultRules(instrument: InstrumentId): QueueRules {
  return { instrument, discipline: 'bypass', objective: 'fifo', offsetting: false };
}

/** By instrument, made of the rules of the book. */
export function queueRulesOf(
  queues: readonly QueueRules[] | undefined,
): ReadonlyMap<InstrumentId, QueueRules> {
  return new Map((queues ?? []).map((each) => [each.instrument, each]));
}
