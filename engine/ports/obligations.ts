import type { Position } from '../ids.ts';

/** A day's penalty for a fail. Amounts here are decimal strings in units of the instrument. */
export interface PenaltyView {
  readonly id: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly trade: string;
  readonly reason: string;
  /** The instrument that was not given, and the rate for that. */
  readonly failed: string;
  readonly basisPoints: string;
  readonly payer: string;
  readonly payee: string;
  readonly instrument: string;
  readonly amount: string;
  readonly position: Position;
  /** Where it was paid; `null` while it is open. */
  readonly postedPosition: Position | null;
}

/** What a defaulter owes an account that stood in for it in a run of a cycle. */
export interface ClaimView {
  readonly id: string;
  readonly run: string;
  readonly cause: string;
  readonly instrument: string;
  readonly debtor: string;
  readonly creditor: string;
  readonly amount: string;
  /** What is left of it. */
  readonly outstanding: string;
  readonly position: Position;
}

/** What is lent to a cash account within a day. */
export interface CreditLineView {
  readonly account: string;
  readonly lender: string;
  readonly instrument: string;
  readonly cap: string;
  readonly unsecured: string;
  readonly drawn: string;
  /** By how much the credit passes what the line lends: an open margin call. */
  readonly called: string;
  readonly position: Position;
}

export interface PenaltyFilter {
  /** Participant id. */
  readonly payer?: string;
}

export interface ClaimFilter {
  /** Account id. */
  readonly debtor?: string;
}
