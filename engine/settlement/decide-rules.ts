import type { ParticipantId, TimeMs } from '../ids.ts';
import type { InstrumentsState } from '../instruments/state.ts';
import { findParticipant } from '../ledger/find-participant.ts';
import type { LedgerState } from '../ledger/state.ts';
import { parseAmount, SCALE_MAX } from '../money/amount.ts';
import type { CurrencyList } from '../money/currency.ts';
import { accepted, type Refusal, type Result, refuse } from '../refusal.ts';
import { decideQueueRules, type QueueRulesInput } from './queue/decide-queue-rules.ts';
import type { SettlementEvent } from './settlement-event.ts';
import type { SettlementRules, ToleranceStep } from './settlement-rules.ts';

/** Rules as the operator writes them. `null` takes a rule back. */
export interface RulesInput {
  readonly tolerances?: readonly ToleranceStep[];
  readonly allegeAfterMs?: TimeMs | null;
  readonly recycleDays?: number;
  readonly openInstructionsMax?: number | null;
  /** Participant ids, BICs or LEIs. */
  readonly alreadyMatchedBy?: readonly string[];
  /** One entry for each kind of money whose payments do more than wait. */
  readonly queues?: readonly QueueRulesInput[];
}

const STEPS_MAX = 1_000;
const RECYCLE_DAYS_MAX = 3_660;
const OPEN_MAX = 100_000_000;
const YEAR_MS = 366 * 86_400_000;

/** Checks what the operator sets; what is not given stays as it was. */
export function decideRules(
  before: SettlementRules,
  ledger: LedgerState,
  instruments: InstrumentsState,
  currencies: CurrencyList,
  input: RulesInput,
): Result<SettlementEvent[]> {
  const refusal = checkTolerances(currencies, input.tolerances ?? []) ?? checkTimes(input);
  if (refusal !== undefined) return { ok: false, refusal };
  const trusted: ParticipantId[] = [];
  for (const [index, name] of (input.alreadyMatchedBy ?? []).entries()) {
    const found = findParticipant(ledger, name, `alreadyMatchedBy[${index}]`);
    if (!found.ok) return found;
    trusted.push(found.value);
  }
  const given = input.queues && decideQueueRules(instruments, input.queues);
  if (given?.ok === false) return given;
  const queues = given?.value ?? before.queues;
  const { allegeAfterMs = before.allegeAfterMs, recycleDays, tolerances } = input;
  const { openInstructionsMax = before.openInstructionsMax } = input;
  const rules: SettlementRules = {
    tolerances: tolerances ?? before.tolerances,
    recycleDays: recycleDays ?? before.recycleDays,
    alreadyMatchedBy: input.alreadyMatchedBy === undefined ? before.alreadyMatchedBy : trusted,
    ...(typeof allegeAfterMs === 'number' ? { allegeAfterMs } : {}),
    ...(typeof openInstructionsMax === 'number' ? { openInstructionsMax } : {}),
    ...(queues === undefined ? {} : { queues }),
  };
  return accepted([{ type: 'settlement_rules_set', rules }]);
}

function checkTolerances(
  currencies: CurrencyList,
  steps: readonly ToleranceStep[],
): Refusal | undefined {
  if (steps.length > STEPS_MAX)
    return refuse('field_invalid', 'tolerances', `at most ${STEPS_MAX}`);
  for (const [index, { currency, upTo, tolerance }] of steps.entries()) {
    const field = `tolerances[${index}]`;
    if (currencies.scaleOf(currency) === undefined) {
      return refuse('currency_unknown', `${field}.currency`, `"${currency}" is not in ISO 4217`);
    }
    for (const [name, text] of [
      ['upTo', upTo],
      ['tolerance', tolerance],
    ] as const) {
      const amount =
        text === undefined ? undefined : parseAmount(text, SCALE_MAX, `${field}.${name}`);
      const nothing = name === 'tolerance' && amount?.ok === false;
      if (nothing && amount.refusal.code === 'amount_zero') continue;
      if (amount?.ok === false) return amount.refusal;
    }
  }
  return undefined;
}

function checkTimes({
  allegeAfterMs,
  recycleDays,
  openInstructionsMax,
}: RulesInput): Refusal | undefined {
  if (typeof openInstructionsMax === 'number' && !isBetween(openInstructionsMax, 1, OPEN_MAX)) {
    return refuse('field_invalid', 'openInstructionsMax', `give 1 to ${OPEN_MAX}`);
  }
  if (typeof allegeAfterMs === 'number' && !isBetween(allegeAfterMs, 0, YEAR_MS)) {
    return refuse('field_invalid', 'allegeAfterMs', 'give milliseconds, at most a year');
  }
  if (recycleDays !== undefined && !isBetween(recycleDays, 1, RECYCLE_DAYS_MAX)) {
    return refuse('field_invalid', 'recycleDays', `give 1 to ${RECYCLE_DAYS_MAX} days`);
  }
  return undefined;
}

function isBetween(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}
