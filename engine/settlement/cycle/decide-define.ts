import { type CycleId, checkIdentifier, type InstrumentId, type TimeMs } from '../../ids.ts';
import { isMoney } from '../../instruments/is-money.ts';
import type { InstrumentsState } from '../../instruments/state.ts';
import type { LedgerState } from '../../ledger/state.ts';
import { accepted, type Refusal, type Result, refuse, refused } from '../../refusal.ts';
import type { SettlementEvent } from '../settlement-event.ts';
import type { SettlementState } from '../state.ts';
import {
  CYCLE_KINDS,
  type CycleKind,
  type CycleTerms,
  NETTING_MODELS,
  type NettingModel,
} from './cycle.ts';
import { type FailureRuleInput, resolveFailureRule } from './resolve-failure-rule.ts';
import { checkSchedule, type Schedule } from './schedule.ts';

/** A cycle as the operator writes it. */
export interface CycleInput {
  readonly id: string;
  readonly model: NettingModel;
  /** Instrument ids of the money that is settled net. */
  readonly money: readonly string[];
  /** Absent: payments for `net_payments`, deliveries versus payment for the others. */
  readonly kinds?: readonly CycleKind[];
  /** Absent: `exclude`. Amounts are decimal strings. */
  readonly onFailure?: FailureRuleInput;
  /** When it closes by itself. */
  readonly schedule?: Schedule;
}

interface DefineContext {
  readonly ledger: LedgerState;
  readonly instruments: InstrumentsState;
  readonly settlement: SettlementState;
  /** When a cycle under these terms closes by itself the next time. */
  readonly closeAfter: (terms: CycleTerms) => TimeMs | undefined;
}

/** Sets a cycle up, or gives one of that id other terms. */
export function decideDefineCycle(
  context: DefineContext,
  input: CycleInput,
): Result<SettlementEvent[]> {
  const { model } = input;
  const kinds = input.kinds ?? [model === 'net_payments' ? 'payment' : 'dvp'];
  const refusal =
    checkIdentifier(input.id, 'cycle.id') ??
    checkKinds(model, kinds) ??
    checkMoney(context.instruments, input.money) ??
    checkSchedule(input.schedule);
  if (refusal !== undefined) return { ok: false, refusal };
  const onFailure = resolveFailureRule(context, input.money, input.onFailure);
  if (!onFailure.ok) return onFailure;
  const id = input.id as CycleId;
  const money = input.money as readonly InstrumentId[];
  const { schedule } = input;
  const terms: CycleTerms = {
    ...{ id, model, money, kinds, onFailure: onFailure.value },
    ...(schedule === undefined ? {} : { schedule }),
  };
  const overlap = checkOverlap(context.settlement, terms);
  if (overlap !== undefined) return { ok: false, refusal: overlap };
  if (schedule === undefined) return accepted([{ type: 'cycle_defined', terms }]);
  const closesAt = context.closeAfter(terms);
  if (closesAt === undefined) {
    return refused('business_day_missing', 'cycle.schedule', 'it would not close within a year');
  }
  return accepted([{ type: 'cycle_defined', terms, closesAt }]);
}

function checkKinds(model: NettingModel, kinds: readonly CycleKind[]): Refusal | undefined {
  if (!NETTING_MODELS.includes(model)) {
    return refuse('field_invalid', 'cycle.model', `give one of ${NETTING_MODELS.join(', ')}`);
  }
  const wrong = kinds.find((kind) => !CYCLE_KINDS.includes(kind));
  if (kinds.length === 0 || wrong !== undefined || new Set(kinds).size !== kinds.length) {
    return refuse('field_invalid', 'cycle.kinds', `give some of ${CYCLE_KINDS.join(', ')}, once`);
  }
  if (model !== 'net_payments' || !kinds.includes('dvp')) return undefined;
  return refuse('field_invalid', 'cycle.kinds', 'deliveries need the model dvp2 or dvp3');
}

function checkMoney(instruments: InstrumentsState, money: readonly string[]): Refusal | undefined {
  if (money.length === 0 || new Set(money).size !== money.length) {
    return refuse('field_invalid', 'cycle.money', 'name at least one kind of money, each once');
  }
  const index = money.findIndex((id) => !isMoney(instruments, id as InstrumentId));
  if (index === -1) return undefined;
  return refuse(
    'instrument_unknown',
    `cycle.money[${index}]`,
    `"${money[index]}" is no money here`,
  );
}

/** So that nobody need ask which of two cycles a trade waits for. */
function checkOverlap({ cycles }: SettlementState, terms: CycleTerms): Refusal | undefined {
  for (const { terms: other, open } of cycles.values()) {
    if (!open || other.id === terms.id) continue;
    const kind = terms.kinds.find((each) => other.kinds.includes(each));
    const money = terms.money.find((each) => other.money.includes(each));
    if (kind === undefined || money === undefined) continue;
    return refuse('cycle_overlaps', 'cycle', `${kind} in ${money} waits for cycle ${other.id}`);
  }
  return undefined;
}
