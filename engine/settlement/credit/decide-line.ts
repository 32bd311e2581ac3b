import type { AccountId } from '../../ids.ts';
import { isMoney } from '../../instruments/is-money.ts';
import type { Account } from '../../ledger/account.ts';
import { AMOUNT_MAX } from '../../money/amount.ts';
import { accepted, type Refusal, type Result, refuse, refused } from '../../refusal.ts';
import type { CreditCommand } from './credit-command.ts';
import type { CreditEvent } from './credit-event.ts';
import type { CollateralAccount, CreditLine, CreditTerms } from './credit-line.ts';
import type { CreditWorld } from './credit-state.ts';
import { limitOf } from './lending-value.ts';

type Command = CreditCommand & { readonly type: 'set_credit_line' };

const COLLATERAL_MAX = 256;

/** Opens a line, or gives it terms that still cover what is drawn. */
export function decideCreditLine(world: CreditWorld, command: Command): Result<CreditEvent[]> {
  const { account, lender, cap, unsecured = 0n, collateral = [] } = command;
  const terms: CreditTerms = {
    account,
    lender,
    cap,
    unsecured,
    collateral: collateral.map(({ from, to }) => ({ from, to })),
  };
  const refusal =
    checkAmounts(terms) ??
    checkCash(world, terms) ??
    checkCollateral(world, terms) ??
    checkInUse(world, terms);
  if (refusal !== undefined) return { ok: false, refusal };
  return accepted([{ type: 'credit_line_set', terms }]);
}

function checkAmounts({ cap, unsecured }: CreditTerms): Refusal | undefined {
  if (cap < 0n || cap > AMOUNT_MAX) {
    return refuse('amount_out_of_range', 'cap', 'a cap is zero or above, within 128 bits');
  }
  if (unsecured >= 0n && unsecured <= cap) return undefined;
  return refuse('amount_out_of_range', 'unsecured', 'it is zero or above, and within the cap');
}

function checkCash(world: CreditWorld, { account, lender }: CreditTerms): Refusal | undefined {
  const borrower = holderAccount(world, account, 'account');
  if (!borrower.ok) return borrower.refusal;
  const paying = holderAccount(world, lender, 'lender');
  if (!paying.ok) return paying.refusal;
  if (!isMoney(world.instruments, borrower.value.instrument)) {
    return refuse('instrument_mismatch', 'account', 'credit is given in money');
  }
  if (borrower.value.instrument !== paying.value.instrument) {
    return refuse('instrument_mismatch', 'lender', `${lender} holds other money than ${account}`);
  }
  if (borrower.value.owner !== paying.value.owner) return undefined;
  return refuse('field_invalid', 'lender', 'nobody lends to itself');
}

function checkCollateral(world: CreditWorld, terms: CreditTerms): Refusal | undefined {
  const { collateral } = terms;
  if (collateral.length > COLLATERAL_MAX) {
    return refuse('field_invalid', 'collateral', `at most ${COLLATERAL_MAX} accounts`);
  }
  const seen = new Set<AccountId>();
  for (const [index, pair] of collateral.entries()) {
    const field = `collateral[${index}]`;
    if (seen.has(pair.from)) return refuse('field_invalid', `${field}.from`, 'named twice');
    seen.add(pair.from);
    const refusal = checkPair(world, terms, pair, field);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function checkPair(
  world: CreditWorld,
  { account, lender }: CreditTerms,
  pair: CollateralAccount,
  field: string,
): Refusal | undefined {
  const from = holderAccount(world, pair.from, `${field}.from`);
  if (!from.ok) return from.refusal;
  const to = holderAccount(world, pair.to, `${field}.to`);
  if (!to.ok) return to.refusal;
  const { accounts } = world.ledger;
  if (isMoney(world.instruments, from.value.instrument)) {
    return refuse('instrument_mismatch', `${field}.from`, 'collateral is securities');
  }
  if (from.value.instrument !== to.value.instrument) {
    return refuse('instrument_mismatch', `${field}.to`, `${to.value.id} holds something else`);
  }
  if (from.value.owner !== accounts.get(account)?.owner) {
    return refuse('account_not_owned', `${field}.from`, 'it belongs to the borrower');
  }
  if (to.value.owner === accounts.get(lender)?.owner) return undefined;
  return refuse('account_not_owned', `${field}.to`, 'it belongs to the lender');
}

/** What is drawn and pledged has to fit the new terms. */
function checkInUse(world: CreditWorld, terms: CreditTerms): Refusal | undefined {
  const line = world.credit.lines.get(terms.account);
  if (line === undefined) return undefined;
  if (line.drawn > 0n && line.lender !== terms.lender) {
    return refuse('credit_in_use', 'lender', 'what is drawn is owed to the other lender');
  }
  for (const id of line.pledges) {
    const pledge = world.credit.pledges.get(id);
    if (terms.collateral.some(({ from, to }) => from === pledge?.from && to === pledge.to))
      continue;
    return refuse('credit_in_use', 'collateral', `${pledge?.from} has securities pledged`);
  }
  return checkDrawn(world, line, terms);
}

function checkDrawn(world: CreditWorld, line: CreditLine, terms: CreditTerms): Refusal | undefined {
  const limit = limitOf(world, line, terms);
  if (line.drawn <= limit) return undefined;
  // Under a margin call terms may get better, if not good enough.
  if (line.called > 0n && limit >= limitOf(world, line)) return undefined;
  const field = line.drawn > terms.cap ? 'cap' : 'unsecured';
  return refuse('credit_in_use', field, `${line.drawn} minor units are drawn`);
}

function holderAccount(world: CreditWorld, id: AccountId, field: string): Result<Account> {
  const account = world.ledger.accounts.get(id);
  if (account === undefined) return refused('account_unknown', field, `no account "${id}" is open`);
  if (!account.issuance) return accepted(account);
  return refused('account_restricted', field, `${id} is an issuance account`);
}
