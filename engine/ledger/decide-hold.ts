import { invariant } from '../assert.ts';
import type { HoldId } from '../ids.ts';
import { checkIdentifier } from '../ids.ts';
import { checkAmount } from '../money/amount.ts';
import { accepted, type Result, refused } from '../refusal.ts';
import { checkMovable } from './check-movable.ts';
import type { Draft } from './draft.ts';
import type { Hold } from './hold.ts';
import type { Movement, Operation } from './operation.ts';
import type { PostingContext } from './posting-context.ts';

/** Reserves an amount on the debit account. */
export function decideHold(
  context: PostingContext,
  draft: Draft,
  operation: Operation & { op: 'hold' },
  index: number,
): Result<Movement> {
  const field = `${context.list}[${index}]`;
  const refusal =
    checkIdentifier(operation.id, `${field}.id`) ??
    checkAmount(operation.amount, `${field}.amount`);
  if (refusal !== undefined) return { ok: false, refusal };
  if (draft.hold(operation.id) !== undefined || context.wasHold(operation.id)) {
    return refused('hold_exists', `${field}.id`, `a hold "${operation.id}" was made before`);
  }
  const { expiresAt } = operation;
  // Anything but a whole number would upset the order of the timers, and with it every other expiry.
  if (expiresAt !== undefined && !Number.isSafeInteger(expiresAt)) {
    return refused('field_invalid', `${field}.expiresAt`, 'give whole milliseconds since 1970');
  }
  if (expiresAt !== undefined && expiresAt <= context.at) {
    return refused('hold_expired', `${field}.expiresAt`, 'the hold would end before it begins');
  }
  const checked = checkMovable(context, operation, operation.amount, field);
  if (!checked.ok) return checked;
  draft.debit(checked.value.from, 0n, operation.amount, index);
  draft.openHold(operation);
  return accepted(operation);
}

/** Posts all of a hold, or a part of it and releases the rest. */
export function decidePostHold(
  context: PostingContext,
  draft: Draft,
  operation: Operation & { op: 'post_hold' },
  index: number,
): Result<Movement> {
  const field = `${context.list}[${index}]`;
  const open = openHold(context, draft, operation.id, field);
  if (!open.ok) return open;
  const hold = open.value;
  const read = readAmount(context, hold, operation.amount ?? hold.amount, `${field}.amount`);
  if (!read.ok) return read;
  const amount = read.value;
  if (amount > hold.amount) {
    return refused(
      'hold_exceeded',
      `${field}.amount`,
      `hold ${hold.id} is of ${write(context, hold)}`,
    );
  }
  const checked = checkMovable(context, hold, amount, field);
  if (!checked.ok) return checked;
  draft.debit(checked.value.from, 0n, -hold.amount, index);
  draft.transfer(checked.value.from, checked.value.to, amount, index);
  draft.resolveHold(hold.id);
  return accepted({ op: 'post_hold', id: hold.id, amount });
}

/** Releases a hold. A freeze does not stop it: nothing leaves the account. */
export function decideVoidHold(
  context: PostingContext,
  draft: Draft,
  operation: Operation & { op: 'void_hold' },
  index: number,
): Result<Movement> {
  const open = openHold(context, draft, operation.id, `${context.list}[${index}]`);
  if (!open.ok) return open;
  const from = context.state.accounts.get(open.value.from);
  if (from !== undefined) draft.debit(from, 0n, -open.value.amount, index);
  draft.resolveHold(operation.id);
  return accepted({ op: 'void_hold', id: operation.id });
}

function openHold(context: PostingContext, draft: Draft, id: HoldId, field: string): Result<Hold> {
  const hold = draft.hold(id);
  if (hold === undefined && !context.wasHold(id)) {
    return refused('hold_unknown', `${field}.id`, `no hold "${id}"`);
  }
  if (hold === undefined || draft.isResolved(id)) {
    return refused('hold_resolved', `${field}.id`, `hold "${id}" was resolved before`);
  }
  if (hold.expiresAt !== undefined && hold.expiresAt <= context.at) {
    return refused('hold_expired', `${field}.id`, `hold "${id}" has passed its time`);
  }
  return accepted(hold);
}

function readAmount(
  context: PostingContext,
  hold: Hold,
  amount: bigint | string,
  field: string,
): Result<bigint> {
  if (typeof amount === 'string') {
    const from = context.state.accounts.get(hold.from);
    invariant(from !== undefined, 'holds name open accounts', () => hold.from);
    return context.read(from, amount, field);
  }
  const refusal = checkAmount(amount, field);
  return refusal === undefined ? accepted(amount) : { ok: false, refusal };
}

function write(context: PostingContext, hold: Hold): string {
  const from = context.state.accounts.get(hold.from);
  return from === undefined ? `${hold.amount}` : context.write(from, hold.amount);
}
