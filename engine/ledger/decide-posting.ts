import { AMOUNT_MIN, checkAmount } from '../money/amount.ts';
import { accepted, type Refusal, type Result, refuse, refused } from '../refusal.ts';
import { checkMovable } from './check-movable.ts';
import { decideHold, decidePostHold, decideVoidHold } from './decide-hold.ts';
import { type Change, Draft } from './draft.ts';
import type { Movement, Operation } from './operation.ts';
import type { PostingContext } from './posting-context.ts';

export const OPERATIONS_MAX = 8_192;

/**
 * Decides a linked batch. Its operations post at once, so balances are judged by the net effect of all of them: a
 * circle of payments settles although nobody could pay first.
 */
export function decidePosting(
  context: PostingContext,
  operations: readonly Operation[],
): Result<Movement[]> {
  if (operations.length === 0 || operations.length > OPERATIONS_MAX) {
    return refused('operations_invalid', context.list, `give 1 to ${OPERATIONS_MAX} of them`);
  }
  const draft = new Draft(context.state);
  const movements: Movement[] = [];
  for (const [index, operation] of operations.entries()) {
    const decided = decideOperation(context, draft, operation, index);
    if (!decided.ok) return decided;
    movements.push(decided.value);
  }
  for (const change of draft.changes.values()) {
    const refusal = checkBalance(context, change);
    if (refusal !== undefined) return { ok: false, refusal };
  }
  return accepted(movements);
}

function decideOperation(
  context: PostingContext,
  draft: Draft,
  operation: Operation,
  index: number,
): Result<Movement> {
  switch (operation.op) {
    case 'transfer':
      return decideTransfer(context, draft, operation, index);
    case 'hold':
      return decideHold(context, draft, operation, index);
    case 'post_hold':
      return decidePostHold(context, draft, operation, index);
    case 'void_hold':
      return decideVoidHold(context, draft, operation, index);
  }
}

function decideTransfer(
  context: PostingContext,
  draft: Draft,
  operation: Operation & { op: 'transfer' },
  index: number,
): Result<Movement> {
  const field = `${context.list}[${index}]`;
  const refusal = checkAmount(operation.amount, `${field}.amount`);
  if (refusal !== undefined) return { ok: false, refusal };
  const checked = checkMovable(context, operation, operation.amount, field);
  if (!checked.ok) return checked;
  const { from, to } = checked.value;
  let amount = operation.amount;
  if (operation.upTo === true) {
    const change = draft.change(from);
    const free = change.posted - change.held - from.floor;
    if (free <= 0n) {
      return refused('insufficient_funds', `${field}.from`, `account ${from.id} has nothing left`);
    }
    if (free < amount) amount = free;
  }
  draft.transfer(from, to, amount, index);
  const bounded = operation.upTo === true ? ({ bounded: true } as const) : {};
  return accepted({ op: 'transfer', from: from.id, to: to.id, amount, ...bounded });
}

function checkBalance(context: PostingContext, change: Change): Refusal | undefined {
  const { list, write } = context;
  const { account } = change;
  const available = change.posted - change.held;
  if (change.debitedBy >= 0 && (available < account.floor || change.posted < AMOUNT_MIN)) {
    return refuse(
      'insufficient_funds',
      `${list}[${change.debitedBy}].from`,
      `account ${account.id} is short of ${write(account, account.floor - available)}`,
    );
  }
  if (change.creditedBy >= 0 && change.posted > account.ceiling) {
    return refuse(
      'ceiling_exceeded',
      `${list}[${change.creditedBy}].to`,
      `account ${account.id} would pass its ceiling by ${write(account, change.posted - account.ceiling)}`,
    );
  }
  return undefined;
}
