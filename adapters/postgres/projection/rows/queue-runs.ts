import { EntitySchema } from 'typeorm';
import type { Objective } from '../../../../engine/settlement/gridlock/outcome.ts';
import type { Trigger } from '../../../../engine/settlement/queue/queue-rules.ts';
import type { UnsettledPayment } from '../../../../engine/settlement/queue/run-explanation.ts';
import { amount, flag, json, ordinal, small, text, time } from './columns.ts';

/** A resolution of a queue, and why it left what it left. */
export interface QueueRunRow {
  readonly position: number;
  readonly at: Date;
  readonly instrument: string;
  readonly trigger: Trigger;
  readonly objective: Objective;
  readonly considered: number;
  readonly settled: number;
  readonly value: bigint;
  readonly proven: boolean;
  /** Minor units, or payments when the objective is `count`. */
  readonly gap: bigint;
  readonly unsettled: readonly UnsettledPayment[];
  /** How many more did not settle. */
  readonly untold: number;
  readonly parts: readonly WrittenPart[];
}

/** That so much of a payment settled, in minor units. */
export interface WrittenPart {
  readonly trade: string;
  readonly amount: string;
}

export const queueRunRows = new EntitySchema<QueueRunRow>({
  name: 'queue_runs',
  columns: {
    position: { ...ordinal, primary: true },
    at: time,
    instrument: text,
    trigger: text,
    objective: text,
    considered: small,
    settled: small,
    value: amount,
    proven: flag,
    gap: amount,
    unsettled: json,
    untold: small,
    parts: json,
  },
});
