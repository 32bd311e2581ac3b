import type { AccountId, HoldId, InstrumentId, TimeMs } from '../../ids.ts';
import type { InstrumentsState } from '../../instruments/state.ts';
import type { LedgerState } from '../../ledger/state.ts';
import { append } from '../state.ts';
import type { Eligibility, QuotedPrice } from './credit-event.ts';
import type { CreditLine, CreditTerms, Pledge } from './credit-line.ts';

export interface Price extends QuotedPrice {
  /** Of the valuation. */
  readonly date: string;
  /** From this moment on nothing new is lent on it. */
  readonly validUntil: TimeMs;
}

/** Lines, what secures them and what that is worth. Changed by evolve alone. */
export interface CreditState {
  /** By cash account. */
  readonly lines: Map<AccountId, CreditLine>;
  /** By `eligibilityKey`. */
  readonly eligible: Map<string, Eligibility>;
  readonly prices: Map<InstrumentId, Price>;
  /** Open ones, in the order in which they were made. */
  readonly pledges: Map<HoldId, Pledge>;
  /** The day that was closed; absent: credit is given. */
  closed: string | undefined;
  /** Lines by the accounts that they depend on; made of the lines. */
  readonly behind: Map<AccountId, Set<AccountId>>;
}

/** What the rules of credit look at. */
export interface CreditWorld {
  readonly ledger: LedgerState;
  readonly instruments: InstrumentsState;
  readonly credit: CreditState;
}

export function emptyCredit(): CreditState {
  return {
    lines: new Map(),
    eligible: new Map(),
    prices: new Map(),
    pledges: new Map(),
    closed: undefined,
    behind: new Map(),
  };
}

export function eligibilityKey(instrument: InstrumentId, credit: InstrumentId): string {
  return `${instrument} ${credit}`;
}

/** Opens a line or gives it other terms; what is drawn and pledged stays. */
export function putLine(state: CreditState, terms: CreditTerms): CreditLine {
  const before = state.lines.get(terms.account);
  const line: CreditLine = before ?? {
    ...terms,
    drawn: 0n,
    called: 0n,
    pledges: new Set(),
    pledged: new Map(),
  };
  for (const lines of state.behind.values()) lines.delete(terms.account);
  line.lender = terms.lender;
  line.cap = terms.cap;
  line.unsecured = terms.unsecured;
  line.collateral = terms.collateral;
  state.lines.set(line.account, line);
  append(state.behind, line.lender, line.account);
  for (const { from, to } of line.collateral) {
    append(state.behind, from, line.account);
    append(state.behind, to, line.account);
  }
  return line;
}

export function addPledge(state: CreditState, line: CreditLine, pledge: Pledge): void {
  const { id, instrument, quantity } = pledge;
  state.pledges.set(id, pledge);
  line.pledges.add(id);
  line.pledged.set(instrument, (line.pledged.get(instrument) ?? 0n) + quantity);
}

export function removePledge(state: CreditState, line: CreditLine, pledge: Pledge): void {
  const { id, instrument, quantity } = pledge;
  const rest = (line.pledged.get(instrument) ?? 0n) - quantity;
  state.pledges.delete(id);
  line.pledges.delete(id);
  if (rest === 0n) line.pledged.delete(instrument);
  else line.pledged.set(instrument, rest);
}
