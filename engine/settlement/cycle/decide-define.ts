import { type AccountId, type CycleId, checkIdentifier, type InstrumentId } from '../../ids.ts';
import { isMoney } from '../../instruments/is-money.ts';
import type { InstrumentsState } from '../../instruments/state.ts';
import type { Account } from '../../ledger/account.ts';
import type { LedgerState } from '../../ledger/state.ts';
import { parseAmount } from '../../money/amount.ts';
import { accepted, type Refusal, type Result, refuse, refused } from '../../refusal.ts';
import type { SettlementEvent } from '../settlement-event.ts';
import type { SettlementState } from '../state.ts';
import {
  type Contribution,
  CYCLE_KINDS,
  type CycleKind,
  type CycleTerms,
  type DefaultFund,
  type FailureRule,
  NETTING_MODELS,
  type NettingModel,
} from './cycle.ts';

/** A cycle as the operator writes it. */
export interface CycleInput {
  readonly id: string;
  readonly model: NettingModel;
  /** Instrument ids of the money that is settled net. */
  readonly money: readonly string[];
  /** Absent: payments for `net_payments`, deliveries versus payment for the others. */
  readonly kinds?: readonly CycleKind[];
  /** Absent: `exclude`. Amounts are decimal strings. */
  readonly onFailure?:
    | { readonly rule: 'exclude' }
    | {
        readonly rule: 'default_fund_then_loss_sharing';
        readonly funds: readonly {
          readonly account: string;
          readonly contributions: readonly ContributionInput[];
        }[];
      };
}

export interface ContributionInput {
  readonly account: string;
  readonly amount: string;
  /** The most that the member bears of the losses of one run; absent: as much as it paid in. */
  readonly shareLimit?: string;
}

interface DefineContext {
  readonly ledger: LedgerState;
  readonly instruments: InstrumentsState;
  readonly settlement: SettlementState;
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
    checkMoney(context.instruments, input.money);
  if (refusal !== undefined) return { ok: false, refusal };
  const onFailure = resolveRule(context, input);
  if (!onFailure.ok) return onFailure;
  const id = input.id as CycleId;
  const money = input.money as readonly InstrumentId[];
  const terms: CycleTerms = { id, model, money, kinds, onFailure: onFailure.value };
  const overlap = checkOverlap(context.settlement, terms);
  if (overlap !== undefined) return { ok: false, refusal: overlap };
  return accepted([{ type: 'cycle_defined', terms }]);
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

function resolveRule(context: DefineContext, input: CycleInput): Result<FailureRule> {
  const { onFailure } = input;
  if (onFailure === undefined || onFailure.rule === 'exclude') return accepted({ rule: 'exclude' });
  const funds: DefaultFund[] = [];
  for (const [index, { account, contributions }] of onFailure.funds.entries()) {
    const field = `cycle.onFailure.funds[${index}]`;
    const found = accountFor(context.ledger, input.money, account, `${field}.account`);
    if (!found.ok) return found;
    if (funds.some((fund) => instrumentOf(context, fund.account) === found.value.instrument)) {
      return refused('field_invalid', `${field}.account`, 'one fund for each kind of money');
    }
    const resolved = resolveContributions(context, found.value, contributions, field);
    if (!resolved.ok) return resolved;
    funds.push({ account: found.value.id, contributions: resolved.value });
  }
  return accepted({ rule: 'default_fund_then_loss_sharing', funds });
}

function resolveContributions(
  { ledger, instruments }: DefineContext,
  fund: Account,
  inputs: readonly ContributionInput[],
  prefix: string,
): Result<readonly Contribution[]> {
  const scale = instruments.instruments.get(fund.instrument)?.scale ?? 0;
  const contributions: Contribution[] = [];
  const owners = new Set<string>();
  for (const [index, input] of inputs.entries()) {
    const field = `${prefix}.contributions[${index}]`;
    const found = accountFor(ledger, [fund.instrument], input.account, `${field}.account`);
    if (!found.ok) return found;
    const amount = parseAmount(input.amount, scale, `${field}.amount`);
    if (!amount.ok) return amount;
    const { shareLimit = input.amount } = input;
    const limit = parseAmount(shareLimit, scale, `${field}.shareLimit`);
    if (!limit.ok) return limit;
    if (owners.has(found.value.owner) || found.value === fund) {
      return refused('field_invalid', `${field}.account`, 'one account for each member');
    }
    owners.add(found.value.owner);
    contributions.push({
      account: found.value.id,
      amount: amount.value,
      shareLimit: limit.value,
    });
  }
  return accepted(contributions);
}

function accountFor(
  { accounts }: LedgerState,
  money: readonly string[],
  id: string,
  field: string,
): Result<Account> {
  const account = accounts.get(id as AccountId);
  if (account === undefined) return refused('account_unknown', field, `no account "${id}" is open`);
  if (account.issuance) {
    return refused('account_restricted', field, `${id} is an issuance account`);
  }
  if (money.includes(account.instrument)) return accepted(account);
  return refused('instrument_mismatch', field, `${id} holds ${account.instrument}`);
}

function instrumentOf({ ledger }: DefineContext, account: AccountId): InstrumentId | undefined {
  return ledger.accounts.get(account)?.instrument;
}
