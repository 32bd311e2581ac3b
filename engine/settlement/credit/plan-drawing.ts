import type { AccountId, HoldId, InstrumentId, Position, TimeMs } from '../../ids.ts';
import { type Account, availableOf } from '../../ledger/account.ts';
import { smaller } from '../../money/smaller.ts';
import { accepted, type Result, refused } from '../../refusal.ts';
import type { CreditLine, Drawing, Pledge } from './credit-line.ts';
import type { CreditWorld } from './credit-state.ts';
import {
  type LendingRate,
  lendingRate,
  lendingValue,
  moneyOf,
  quantityFor,
  valueOfAll,
} from './lending-value.ts';

/** What a drawing is planned against. */
export interface Planning {
  readonly world: CreditWorld;
  readonly at: TimeMs;
  /** Of the event that the drawing will stand in: pledges are named for it. */
  readonly position: Position;
  readonly write: (account: Account, amount: bigint) => string;
  /** What the rest of the event puts on each account, or takes from it. */
  readonly net: ReadonlyMap<AccountId, bigint>;
  /** What earlier drawings of the event pledge from each account. */
  readonly taken: Map<AccountId, bigint>;
  /** Pledges of the event so far. */
  pledges: number;
}

/** Securities that could be pledged. */
interface Candidate {
  readonly from: AccountId;
  readonly to: AccountId;
  readonly instrument: InstrumentId;
  readonly rate: LendingRate;
  readonly quantity: bigint;
}

/**
 * Plans to draw `amount`: pledges what is missing of collateral and no more. Securities that the event itself brings
 * come first ("on flow"), then those that are there ("on stock"); among each those of the lowest haircut, so that the
 * least market value is encumbered for what is lent, then by name.
 */
export function planDrawing(planning: Planning, line: CreditLine, amount: bigint): Result<Drawing> {
  const { world } = planning;
  const { account, lender } = line;
  const cash = world.ledger.accounts.get(account) as Account;
  const refusing = (detail: string) => refused('credit_refused', 'account', detail);
  if (world.credit.closed !== undefined) {
    return refusing(`its credit ended with ${world.credit.closed}`);
  }
  if (line.called > 0n) {
    return refusing(`a margin call of ${planning.write(cash, line.called)} is open`);
  }
  const drawn = line.drawn + amount;
  if (drawn > line.cap) {
    return refusing(`its credit would pass the cap by ${planning.write(cash, drawn - line.cap)}`);
  }
  const { pledges, missing } = choose(planning, line, drawn - line.unsecured);
  if (missing > 0n) {
    return refusing(`its credit lacks collateral of ${planning.write(cash, missing)}`);
  }
  const named = pledges.map((pledge) => nameFor(planning, line, pledge));
  return accepted({ line: account, lender, amount, pledges: named });
}

/** What to pledge so that collateral of `target` is there; `missing` is what cannot be had. */
function choose(
  planning: Planning,
  line: CreditLine,
  target: bigint,
): { readonly pledges: readonly Candidate[]; readonly missing: bigint } {
  const { world, at, taken } = planning;
  const chosen = new Map<AccountId, Candidate>();
  const totals = new Map(line.pledged);
  let missing = target - valueOfAll(world, totals, moneyOf(world, line), at);
  for (const candidate of missing > 0n ? candidatesFor(planning, line) : []) {
    if (missing <= 0n) break;
    const { from, instrument, rate } = candidate;
    const total = totals.get(instrument) ?? 0n;
    const value = lendingValue(total, rate);
    const wanted = quantityFor(value + missing, rate) - total;
    const quantity = smaller(wanted, candidate.quantity);
    totals.set(instrument, total + quantity);
    missing -= lendingValue(total + quantity, rate) - value;
    const before = chosen.get(from)?.quantity ?? 0n;
    chosen.set(from, { ...candidate, quantity: before + quantity });
  }
  const pledges = [...chosen.values()];
  if (missing > 0n) return { pledges: [], missing };
  for (const { from, quantity } of pledges) taken.set(from, (taken.get(from) ?? 0n) + quantity);
  return { pledges, missing: 0n };
}

/** On flow first, then on stock; each in order. */
function candidatesFor(planning: Planning, line: CreditLine): readonly Candidate[] {
  const flow: Candidate[] = [];
  const stock: Candidate[] = [];
  for (const { from, to } of line.collateral) {
    const candidate = candidateOn(planning, line, from, to);
    if (candidate === undefined) continue;
    const incoming = planning.net.get(from) ?? 0n;
    const bought = incoming <= 0n ? 0n : smaller(incoming, candidate.quantity);
    const kept = candidate.quantity - bought;
    if (bought > 0n) flow.push({ ...candidate, quantity: bought });
    if (kept > 0n) stock.push({ ...candidate, quantity: kept });
  }
  return [...flow.sort(byCost), ...stock.sort(byCost)];
}

function candidateOn(
  { world, at, net, taken }: Planning,
  line: CreditLine,
  from: AccountId,
  to: AccountId,
): Candidate | undefined {
  const owned = world.ledger.accounts.get(from);
  const pledgee = world.ledger.accounts.get(to);
  if (owned === undefined || pledgee === undefined) return undefined;
  if (owned.frozen === 'all' || owned.frozen === 'debits') return undefined;
  if (pledgee.frozen === 'all' || pledgee.frozen === 'credits') return undefined;
  const { instrument } = owned;
  const rate = lendingRate(world, instrument, moneyOf(world, line), at);
  if (rate === undefined || rate.numerator === 0n) return undefined;
  // Nobody pledges what it does not have, even where the account may go below zero.
  const own = availableOf(owned) + (net.get(from) ?? 0n) - (taken.get(from) ?? 0n);
  const quantity = smaller(own, owned.transferLimit);
  return quantity <= 0n ? undefined : { from, to, instrument, rate, quantity };
}

function byCost(one: Candidate, other: Candidate): number {
  if (one.rate.haircut !== other.rate.haircut) return one.rate.haircut - other.rate.haircut;
  if (one.instrument !== other.instrument) return one.instrument < other.instrument ? -1 : 1;
  return one.from < other.from ? -1 : 1;
}

function nameFor(planning: Planning, line: CreditLine, candidate: Candidate): Pledge {
  const { from, to, instrument, quantity } = candidate;
  planning.pledges += 1;
  const id = pledgeId(planning.position, planning.pledges);
  return { id, line: line.account, instrument, from, to, quantity };
}

/** Holds of this name are the engine's own. */
export const PLEDGE_PREFIX = 'pledge-';

export function pledgeId(position: Position, ordinal: number): HoldId {
  return `${PLEDGE_PREFIX}${position}-${ordinal}` as HoldId;
}
