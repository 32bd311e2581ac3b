import { broken, invariant } from '../assert.ts';
import type { AccountId, HoldId } from '../ids.ts';
import { AMOUNT_MAX, AMOUNT_MIN } from '../money/amount.ts';
import { type Account, availableOf } from './account.ts';
import type { Hold } from './hold.ts';
import type { Movement } from './operation.ts';
import type { LedgerState } from './state.ts';

/** Applies decided movements, then asserts of every account they touched what must always hold. */
export function postMovements(state: LedgerState, movements: readonly Movement[]): void {
  const lone = movements[0];
  if (movements.length === 1 && lone?.op === 'transfer') return assertEnds(move(state, lone));
  for (const ends of movements.map((movement) => applyMovement(state, movement))) assertEnds(ends);
}

/** Moves all of the amounts at once: what must hold of an account is asserted when all have moved. */
export function postTransfers(state: LedgerState, transfers: readonly Terms[]): void {
  const all = transfers.map((terms) => move(state, terms));
  for (const ends of all) assertEnds(ends);
}

export function expireHold(state: LedgerState, id: HoldId): void {
  resolveHold(state, id);
}

/** Moves an amount between accounts that are at hand, with the same assertions. */
export function postTransfer(ends: Ends, amount: bigint): void {
  assertMovable(ends, amount);
  moveBetween(ends, amount);
  assertEnds(ends);
}

/** The two accounts of a movement, in full. */
export interface Ends {
  readonly from: Account;
  readonly to: Account;
}

function applyMovement(state: LedgerState, movement: Movement): Ends {
  switch (movement.op) {
    case 'transfer':
      return move(state, movement);
    case 'hold': {
      const { op: _, ...terms } = movement;
      invariant(!state.holds.has(movement.id), 'one hold an id', () => movement.id);
      const ends = endsForMoving(state, movement);
      state.holds.set(movement.id, terms);
      ends.from.held += movement.amount;
      return ends;
    }
    case 'post_hold': {
      const hold = resolveHold(state, movement.id);
      invariant(movement.amount <= hold.amount, 'a hold posts at most its amount', () => hold.id);
      return move(state, { from: hold.from, to: hold.to, amount: movement.amount });
    }
    case 'void_hold': {
      const { from, to } = resolveHold(state, movement.id);
      return { from: accountOf(state, from), to: accountOf(state, to) };
    }
  }
}

interface Terms {
  readonly from: AccountId;
  readonly to: AccountId;
  readonly amount: bigint;
}

function move(state: LedgerState, terms: Terms): Ends {
  const ends = endsForMoving(state, terms);
  moveBetween(ends, terms.amount);
  return ends;
}

function moveBetween({ from, to }: Ends, amount: bigint): void {
  from.posted -= amount;
  to.posted += amount;
}

/** The two accounts, asserted to be such that this amount can go from one to the other. */
function endsForMoving(state: LedgerState, terms: Terms): Ends {
  const ends = { from: accountOf(state, terms.from), to: accountOf(state, terms.to) };
  assertMovable(ends, terms.amount);
  return ends;
}

function assertMovable({ from, to }: Ends, amount: bigint): void {
  if (amount <= 0n) broken('amounts are above zero', `${from.id} to ${to.id}: ${amount}`);
  if (from.instrument !== to.instrument || from === to) {
    const detail = `${from.id} and ${to.id} cannot exchange ${amount}`;
    broken('the sum over all accounts of an instrument is zero', detail);
  }
}

/** Takes the hold out of the state: one that is not there was never made, or resolved before. */
function resolveHold(state: LedgerState, id: HoldId): Hold {
  const hold = state.holds.get(id);
  invariant(hold !== undefined, 'a hold is resolved once', () => `${id} is not open`);
  state.holds.delete(id);
  accountOf(state, hold.from).held -= hold.amount;
  return hold;
}

function assertEnds({ from, to }: Ends): void {
  assertAccount(from);
  assertAccount(to);
}

export function assertAccount(account: Account): void {
  const { id, posted, held, floor, ceiling } = account;
  if (availableOf(account) < floor || held < 0n) {
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
