import type { AccountId } from '../ids.ts';
import { accepted, type Refusal, type Result, refuse, refused } from '../refusal.ts';
import type { Account } from './account.ts';
import type { PostingContext } from './posting-context.ts';

export interface Ends {
  readonly from: Account;
  readonly to: Account;
}

/** Everything about moving `amount` between two accounts that does not depend on their balances. */
export function checkMovable(
  context: PostingContext,
  ends: { readonly from: AccountId; readonly to: AccountId },
  amount: bigint,
  field: string,
): Result<Ends> {
  const from = context.state.accounts.get(ends.from);
  if (from === undefined) return unknown(ends.from, `${field}.from`);
  const to = context.state.accounts.get(ends.to);
  if (to === undefined) return unknown(ends.to, `${field}.to`);
  const refusal =
    checkPair(from, to, field) ??
    checkFrozen(from, to, field) ??
    checkTransferLimit(context, from, amount, field) ??
    context.policy(from, to, field);
  return refusal === undefined ? accepted({ from, to }) : { ok: false, refusal };
}

function unknown(id: AccountId, field: string): Result<never> {
  return refused('account_unknown', field, `no account "${id}" is open`);
}

function checkPair(from: Account, to: Account, field: string): Refusal | undefined {
  if (from === to) return refuse('same_account', `${field}.to`, `both are ${from.id}`);
  if (from.instrument === to.instrument) return undefined;
  return refuse(
    'instrument_mismatch',
    `${field}.to`,
    `${from.id} holds ${from.instrument}, ${to.id} holds ${to.instrument}`,
  );
}

function checkFrozen(from: Account, to: Account, field: string): Refusal | undefined {
  if (from.frozen === 'all' || from.frozen === 'debits') {
    return refuse('account_frozen', `${field}.from`, `debits of ${from.id} are frozen`);
  }
  if (to.frozen === 'all' || to.frozen === 'credits') {
    return refuse('account_frozen', `${field}.to`, `credits of ${to.id} are frozen`);
  }
  return undefined;
}

function checkTransferLimit(
  context: PostingContext,
  from: Account,
  amount: bigint,
  field: string,
): Refusal | undefined {
  if (amount <= from.transferLimit) return undefined;
  const detail = `one debit of ${from.id} is at most ${context.write(from, from.transferLimit)}`;
  return refuse('transfer_limit_exceeded', `${field}.amount`, detail);
}
