import type { InstrumentId } from '../../ids.ts';
import { isMoney } from '../../instruments/is-money.ts';
import type { InstrumentsState } from '../../instruments/state.ts';
import { accepted, type Refusal, type Result, refuse } from '../../refusal.ts';
import { OBJECTIVES, type Objective } from '../gridlock/outcome.ts';
import { DISCIPLINES, type Discipline, type QueueRules } from './queue-rules.ts';

/** Rules of one queue as the operator writes them. */
export interface QueueRulesInput {
  readonly instrument: string;
  readonly discipline: Discipline;
  readonly objective: Objective;
  readonly offsetting: boolean;
  readonly everyMs?: number;
  readonly onCredit?: boolean;
  readonly partial?: boolean;
}

const EVERY_MIN_MS = 100;
const EVERY_MAX_MS = 86_400_000;

export function decideQueueRules(
  instruments: InstrumentsState,
  input: readonly QueueRulesInput[],
): Result<readonly QueueRules[]> {
  const rules: QueueRules[] = [];
  for (const [index, each] of input.entries()) {
    const field = `queues[${index}]`;
    const instrument = each.instrument as InstrumentId;
    const refusal = rules.some((other) => other.instrument === instrument)
      ? refuse('field_invalid', `${field}.instrument`, `${instrument} has rules before`)
      : checkQueue(instruments, each, field);
    if (refusal !== undefined) return { ok: false, refusal };
    const { discipline, objective, offsetting, everyMs, onCredit, partial } = each;
    rules.push({
      ...{ instrument, discipline, objective, offsetting },
      ...(everyMs === undefined ? {} : { everyMs }),
      ...(onCredit === undefined ? {} : { onCredit }),
      ...(partial === undefined ? {} : { partial }),
    });
  }
  return accepted(rules);
}

function checkQueue(
  instruments: InstrumentsState,
  { instrument, discipline, objective, everyMs }: QueueRulesInput,
  field: string,
): Refusal | undefined {
  if (!instruments.instruments.has(instrument as InstrumentId)) {
    return refuse('instrument_unknown', `${field}.instrument`, `no instrument "${instrument}"`);
  }
  if (!isMoney(instruments, instrument as InstrumentId)) {
    return refuse('field_invalid', `${field}.instrument`, 'payments are in money');
  }
  if (!DISCIPLINES.includes(discipline)) {
    return refuse('field_invalid', `${field}.discipline`, `give ${DISCIPLINES.join(' or ')}`);
  }
  if (!OBJECTIVES.includes(objective)) {
    return refuse('field_invalid', `${field}.objective`, `give ${OBJECTIVES.join(', ')}`);
  }
  if (discipline === 'fifo' && objective !== 'fifo') {
    return refuse('field_invalid', `${field}.objective`, `${objective} keeps no order: give fifo`);
  }
  const isTime = Number.isSafeInteger(everyMs) && (everyMs ?? 0) >= EVERY_MIN_MS;
  if (everyMs !== undefined && (!isTime || everyMs > EVERY_MAX_MS)) {
    const detail = `give ${EVERY_MIN_MS} to ${EVERY_MAX_MS} milliseconds`;
    return refuse('field_invalid', `${field}.everyMs`, detail);
  }
  return undefined;
}
