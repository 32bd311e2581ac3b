import type { Position } from '../../ids.ts';
import { availableOf } from '../../ledger/account.ts';
import { decidePosting } from '../../ledger/decide-posting.ts';
import type { PostingContext } from '../../ledger/posting-context.ts';
import { checkAmount } from '../../money/amount.ts';
import { smaller } from '../../money/smaller.ts';
import { accepted, type Result, refused } from '../../refusal.ts';
import type { CreditCommand } from './credit-command.ts';
import type { CreditEvent } from './credit-event.ts';
import type { CreditLine } from './credit-line.ts';
import type { CreditWorld } from './credit-state.ts';
import { lineOf } from './decide-pledge.ts';
import { movementsOf } from './drawing-movements.ts';
import { type Planning, planDrawing } from './plan-drawing.ts';

type Of<Type extends CreditCommand['type']> = CreditCommand & { readonly type: Type };
type Context = Omit<PostingContext, 'list'>;

/** Draws credit on request; what is missing of collateral is pledged from stock. */
export function decideDrawCredit(
  world: CreditWorld,
  context: Context,
  { account, amount }: Of<'draw_credit'>,
  position: Position,
): Result<CreditEvent[]> {
  const refusal = checkAmount(amount, 'amount');
  if (refusal !== undefined) return { ok: false, refusal };
  const line = lineOf(world, account);
  if (!line.ok) return line;
  const { at, write } = context;
  const taken: Planning['taken'] = new Map();
  const planning = { world, at, write, position, net: new Map(), taken, pledges: 0 };
  const drawing = planDrawing(planning, line.value, amount);
  if (!drawing.ok) return drawing;
  const movements = movementsOf([drawing.value]);
  const decided = decidePosting({ ...context, list: 'operations' }, movements);
  if (!decided.ok) return { ok: false, refusal: { ...decided.refusal, field: 'account' } };
  return accepted([{ type: 'credit_drawn', drawing: drawing.value }]);
}

/** Pays credit back. What secures it stays pledged until it is released, or the day ends. */
export function decideRepayCredit(
  world: CreditWorld,
  context: Context,
  command: Of<'repay_credit'>,
): Result<CreditEvent[]> {
  const line = lineOf(world, command.account);
  if (!line.ok) return line;
  const amount = command.amount ?? payable(world, line.value);
  if (line.value.drawn === 0n || amount > line.value.drawn) {
    const { drawn, account } = line.value;
    return refused('repayment_exceeds_credit', 'amount', `${account} owes ${drawn} minor units`);
  }
  return decideRepayment(context, line.value, amount, 'repayment');
}

/** What the account has, and at most what it owes. */
export function payable({ ledger }: CreditWorld, { account, drawn }: CreditLine): bigint {
  const cash = ledger.accounts.get(account);
  // An overdraft of the account's own is not there to repay another credit with.
  return cash === undefined ? 0n : smaller(availableOf(cash), drawn);
}

export function decideRepayment(
  context: Context,
  { account, lender }: CreditLine,
  amount: bigint,
  cause: 'repayment' | 'day_end',
): Result<CreditEvent[]> {
  if (amount <= 0n) {
    return refused('insufficient_funds', 'account', `account ${account} has nothing to repay with`);
  }
  const decided = decidePosting({ ...context, list: 'operations' }, [
    { op: 'transfer', from: account, to: lender, amount },
  ]);
  if (!decided.ok) return { ok: false, refusal: { ...decided.refusal, field: 'account' } };
  return accepted([{ type: 'credit_repaid', line: account, lender, amount, cause }]);
}
