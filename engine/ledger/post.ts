import { broken, invariant } from '../assert.ts';
import type { AccountId, HoldId } from '../ids.ts';
import { AMOUNT_MAX, AMOUNT_MIN } from '../money/amount.ts';
import type { Account } from './account.ts';
import type { Hold, HoldStatus } from './hold.ts';
import type { Movement } from './operation.ts';
import type { LedgerState } from './state.ts';

/** Applies decided movements, then asserts of every account they touched what must always hold. */
export function postMovements(state: LedgerState, movements: readonly Movement[]): void {
  for (const movement of movements) applyMovement(state, movement);
  for (const movement of movements) {
    const { from, to } = endsOf(state, movement);
    assertAccount(accountOf(state, from));
    assertAccount(accountOf(state, to));
  }
}

/** The accounts that a movement concerns; those of its hold when it resolves one. */
export function endsOf(
  state: LedgerState,
  movement: Movement,
): { readonly from: AccountId; readonly to: AccountId } {
  return 'from' in movement ? movement : holdOf(state, movement.id);
}

export function expireHold(state: LedgerState, id: HoldId): void {
  resolveHold(state, id, 'expired');
}

function applyMovement(state: LedgerState, movement: Movement): void {
  switch (movement.op) {
    case 'transfer':
      return move(state, movement);
    case 'hold': {
      const { op: _, ...terms } = movement;
      invariant(!state.holds.has(movement.id), 'one hold an id', () => movement.id);
      const { from } = endsForMoving(state, movement);
      state.holds.set(movement.id, { ...terms, status: 'open' });
      from.held += movement.amount;
      return;
    }
    case 'post_hold': {
      const hold = resolveHold(state, movement.id, 'posted');
      invariant(movement.amount <= hold.amount, 'a hold posts at most its amount', () => hold.id);
      return move(state, { from: hold.from, to: hold.to, amount: movement.amount });
    }
    case 'void_hold':
      resolveHold(state, movement.id, 'voided');
  }
}

interface Terms {
  readonly from: AccountId;
  readonly to: AccountId;
  readonly amount: bigint;
}

function move(state: LedgerState, terms: Terms): void {
  const { from, to } = endsForMoving(state, terms);
  from.posted -= terms.amount;
  to.posted += terms.amount;
}

/** The two accounts, asserted to be such that this amount can go from one to the other. */
function endsForMoving(state: LedgerState, terms: Terms): { from: Account; to: Account } {
  const { amount } = terms;
  const from = accountOf(state, terms.from);
  const to = accountOf(state, terms.to);
  if (amount <= 0n) broken('amounts are above zero', `${from.id} to ${to.id}: ${amount}`);
  if (from.instrument !== to.instrument || from === to) {
    const detail = `${from.id} and ${to.id} cannot exchange ${amount}`;
    broken('the sum over all accounts of an instrument is zero', detail);
  }
  return { from, to };
}

function resolveHold(state: LedgerState, id: HoldId, status: HoldStatus): Hold {
  const hold = holdOf(state, id);
  invariant(hold.status === 'open', 'a hold is resolved once', () => `${id} is ${hold.status}`);
  hold.status = status;
  accountOf(state, hold.from).held -= hold.amount;
  return hold;
}

export function assertAccount(account: Account): void {
  const { id, posted, held, floor, ceiling } = account;
  if (posted - held < floor || held < 0n) {
    const detail = `${id}: posted ${posted}, held ${held}, floor ${floor}`;
    broken('available is at or above the floor', detail);
  }
  if (posted > ceiling || posted > AMOUNT_MAX || posted < AMOUNT_MIN) {
    broken('no account passes its limits', `${id}: posted ${posted}, ceiling ${ceiling}`);
  }
}

function accountOf(state: LedgerState, id: AccountId): Account {
  const account = state.accounts.get(id);
  if (account === undefined) broken('postings name open accounts', id);
  return account;
}

function holdOf(state: LedgerState, id: HoldId): Hold {
  const hold = state.holds.get(id);
  invariant(hold !== undefined, 'postings name known holds', () => id);
  return hold;
}
