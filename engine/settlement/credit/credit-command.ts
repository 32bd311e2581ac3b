import type { AccountId, HoldId, InstrumentId, TimeMs } from '../../ids.ts';
import type { CollateralAccount } from './credit-line.ts';

/** What can be asked about credit. Amounts and quantities are minor units; prices are decimal strings. */
export type CreditCommand =
  /** Opens a line for a cash account, or gives it other terms. */
  | {
      readonly type: 'set_credit_line';
      readonly account: AccountId;
      /** The lender's account in the same money. */
      readonly lender: AccountId;
      readonly cap: bigint;
      /** Absent: all of it needs collateral. */
      readonly unsecured?: bigint;
      readonly collateral?: readonly CollateralAccount[];
    }
  /** What is taken off the value of a security that secures credit in a money. */
  | {
      readonly type: 'set_eligibility';
      readonly instrument: InstrumentId;
      /** The money that is lent. */
      readonly credit: InstrumentId;
      /** Basis points, 0 to 10,000; `null`: it secures nothing any more. */
      readonly haircut: number | null;
    }
  /** The valuation of a day. Securities that it does not name keep the price they have. */
  | {
      readonly type: 'set_prices';
      /** `YYYY-MM-DD`. */
      readonly date: string;
      /** From this moment on nothing new is lent on these prices. */
      readonly validUntil: TimeMs;
      readonly prices: readonly PriceInput[];
    }
  /** Pledges securities in stock to the line of a cash account. */
  | {
      readonly type: 'pledge';
      readonly account: AccountId;
      readonly from: AccountId;
      readonly quantity: bigint;
    }
  | { readonly type: 'release_pledge'; readonly pledge: HoldId }
  | { readonly type: 'draw_credit'; readonly account: AccountId; readonly amount: bigint }
  /** Absent amount: as much as there is, up to what is drawn. */
  | { readonly type: 'repay_credit'; readonly account: AccountId; readonly amount?: bigint }
  /** Day end: what can be repaid is, what secures no credit any more is released, and nothing is lent from now on. */
  | { readonly type: 'close_credit_day'; readonly date: string }
  | { readonly type: 'open_credit_day'; readonly date: string };

export interface PriceInput {
  readonly instrument: InstrumentId;
  /** ISO 4217. */
  readonly currency: string;
  /** Of one unit of the security, like `98.75`. */
  readonly price: string;
}
