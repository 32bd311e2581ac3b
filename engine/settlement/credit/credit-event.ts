import type { AccountId, HoldId, InstrumentId, TimeMs } from '../../ids.ts';
import type { RefusalCode } from '../../refusal.ts';
import type { CreditTerms, Drawing, Pledge } from './credit-line.ts';

/** What happens to credit lines. Credit that a settlement draws stands in the event of the settlement. */
export type CreditEvent =
  | { readonly type: 'credit_line_set'; readonly terms: CreditTerms }
  /** `null`: nothing is lent on it any more. */
  | {
      readonly type: 'eligibility_set';
      readonly terms: Omit<Eligibility, 'haircut'>;
      readonly haircut: number | null;
    }
  | {
      readonly type: 'prices_set';
      readonly date: string;
      readonly validUntil: TimeMs;
      readonly prices: readonly QuotedPrice[];
    }
  | { readonly type: 'pledged'; readonly pledge: Pledge }
  | {
      readonly type: 'pledges_released';
      readonly line: AccountId;
      /** In the order in which they were released: the latest pledge first. */
      readonly pledges: readonly HoldId[];
    }
  | { readonly type: 'credit_drawn'; readonly drawing: Drawing }
  | {
      readonly type: 'credit_repaid';
      readonly line: AccountId;
      readonly lender: AccountId;
      readonly amount: bigint;
      readonly cause: 'repayment' | 'day_end';
    }
  /** The credit passes what the line lends: until it does no more, nothing new is lent. */
  | { readonly type: 'margin_called'; readonly line: AccountId; readonly amount: bigint }
  | { readonly type: 'margin_call_covered'; readonly line: AccountId }
  /** Nothing is lent until the day is opened again. */
  | {
      readonly type: 'credit_day_closed';
      readonly date: string;
      readonly unpaid: readonly UnpaidCredit[];
    }
  | { readonly type: 'credit_day_opened'; readonly date: string };

/** That a security may secure credit in a money, and what is taken off its value. */
export interface Eligibility {
  readonly instrument: InstrumentId;
  /** The money that is lent. */
  readonly credit: InstrumentId;
  /** Basis points of the value, 0 to 10,000. */
  readonly haircut: number;
}

export interface QuotedPrice {
  readonly instrument: InstrumentId;
  /** ISO 4217. */
  readonly currency: string;
  /** Of one unit of the security, written out as a decimal number. */
  readonly price: string;
}

/** Credit that stayed at the end of a day, and why. */
export interface UnpaidCredit {
  readonly line: AccountId;
  readonly amount: bigint;
  readonly code: RefusalCode;
  readonly detail: string;
}
