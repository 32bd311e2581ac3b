import type { AccountId, ParticipantId } from '../../ids.ts';
import type { Account } from '../../ledger/account.ts';
import type { LedgerState } from '../../ledger/state.ts';
import { checkAmount } from '../../money/amount.ts';
import { accepted, type Refusal, type Result, refuse, refused } from '../../refusal.ts';
import type { SettlementEvent } from '../settlement-event.ts';
import type { SettlementState } from '../state.ts';
import type { BilateralTerm, LiquidityTerms } from './liquidity-terms.ts';

/** What an owner changes: minor units, `null` takes a limit or a reservation back, what is absent stays. */
export interface LiquidityInput {
  readonly bilateral?: readonly { readonly towards: string; readonly limit: bigint | null }[];
  readonly multilateral?: bigint | null;
  /** Reserved for urgent payments, and for urgent and high ones. */
  readonly urgent?: bigint | null;
  readonly high?: bigint | null;
}

const BILATERAL_MAX = 1_000;

/** Limits and reservations of an account, by its owner. */
export function decideLiquidity(
  ledger: LedgerState,
  state: SettlementState,
  party: ParticipantId,
  id: string,
  input: LiquidityInput,
): Result<SettlementEvent[]> {
  const account = ledger.accounts.get(id as AccountId);
  if (account === undefined) return refused('account_unknown', 'account', `no account "${id}"`);
  if (account.owner !== party) {
    return refused('account_not_owned', 'account', `${id} does not belong to ${party}`);
  }
  if (Object.values(input).every((value) => value === undefined)) {
    return refused('field_missing', '', 'say what to change');
  }
  const refusal = checkAmounts(input) ?? checkTowards(ledger, account, input);
  if (refusal !== undefined) return { ok: false, refusal };
  const before: LiquidityTerms = state.liquidity.get(account.id) ?? { bilateral: [] };
  const bilateral = changed(before.bilateral, input.bilateral ?? []);
  if (bilateral.length > BILATERAL_MAX) {
    return refused('field_invalid', 'bilateral', `at most ${BILATERAL_MAX}`);
  }
  const multilateral = given(input.multilateral, before.multilateral);
  const urgent = given(input.urgent, before.urgent);
  const high = given(input.high, before.high);
  const terms: LiquidityTerms = {
    bilateral,
    ...(multilateral === undefined ? {} : { multilateral }),
    ...(urgent === undefined ? {} : { urgent }),
    ...(high === undefined ? {} : { high }),
  };
  return accepted([{ type: 'liquidity_set', account: account.id, terms }]);
}

function checkAmounts({ bilateral, ...amounts }: LiquidityInput): Refusal | undefined {
  for (const [field, amount] of Object.entries(amounts)) {
    const refusal = checkLimit(amount, field);
    if (refusal !== undefined) return refusal;
  }
  for (const [index, { limit }] of (bilateral ?? []).entries()) {
    const refusal = checkLimit(limit, `bilateral[${index}].limit`);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** Zero is a limit: then nothing is paid but out of what comes back. */
function checkLimit(limit: bigint | null | undefined, field: string): Refusal | undefined {
  return limit === undefined || limit === null || limit === 0n
    ? undefined
    : checkAmount(limit, field);
}

function checkTowards(
  { accounts }: LedgerState,
  account: Account,
  { bilateral }: LiquidityInput,
): Refusal | undefined {
  for (const [index, { towards }] of (bilateral ?? []).entries()) {
    const field = `bilateral[${index}].towards`;
    const other = accounts.get(towards as AccountId);
    if (other === undefined) return refuse('account_unknown', field, `no account "${towards}"`);
    if (other === account) return refuse('same_account', field, 'a limit is towards another one');
    if (other.instrument === account.instrument) continue;
    return refuse('instrument_mismatch', field, `${towards} holds ${other.instrument}`);
  }
  return undefined;
}

function changed(
  before: readonly BilateralTerm[],
  changes: readonly { readonly towards: string; readonly limit: bigint | null }[],
): readonly BilateralTerm[] {
  const limits = new Map(before.map(({ towards, limit }) => [towards, limit]));
  for (const { towards, limit } of changes) {
    if (limit === null) limits.delete(towards as AccountId);
    else limits.set(towards as AccountId, limit);
  }
  return [...limits].map(([towards, limit]) => ({ towards, limit }));
}

function given(change: bigint | null | undefined, before: bigint | undefined): bigint | undefined {
  return change === undefined ? before : (change ?? undefined);
}
