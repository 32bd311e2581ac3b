import type { AccountId, InstrumentId } from '../../ids.ts';
import type { InstrumentsState } from '../../instruments/state.ts';
import type { Account } from '../../ledger/account.ts';
import type { LedgerState } from '../../ledger/state.ts';
import { parseAmount } from '../../money/amount.ts';
import { accepted, type Result, refused } from '../../refusal.ts';
import type { Contribution, DefaultFund, FailureRule } from './cycle.ts';

export type FailureRuleInput =
  | { readonly rule: 'exclude' }
  | {
      readonly rule: 'default_fund_then_loss_sharing';
      readonly funds: readonly {
        readonly account: string;
        readonly contributions: readonly ContributionInput[];
      }[];
    };

export interface ContributionInput {
  readonly account: string;
  readonly amount: string;
  /** The most that the member bears of the losses of one run; absent: as much as it paid in. */
  readonly shareLimit?: string;
}

interface Directory {
  readonly ledger: LedgerState;
  readonly instruments: InstrumentsState;
}

/** Looks up the accounts of the funds and of those who paid into them. */
export function resolveFailureRule(
  context: Directory,
  money: readonly string[],
  onFailure?: FailureRuleInput,
): Result<FailureRule> {
  if (onFailure === undefined || onFailure.rule === 'exclude') return accepted({ rule: 'exclude' });
  const funds: DefaultFund[] = [];
  for (const [index, { account, contributions }] of onFailure.funds.entries()) {
    const field = `cycle.onFailure.funds[${index}]`;
    const found = accountFor(context.ledger, money, account, `${field}.account`);
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
  { ledger, instruments }: Directory,
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

function instrumentOf({ ledger }: Directory, account: AccountId): InstrumentId | undefined {
  return ledger.accounts.get(account)?.instrument;
}
