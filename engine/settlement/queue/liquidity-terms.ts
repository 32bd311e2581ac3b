import type { AccountId } from '../../ids.ts';

/** What the owner of an account allows its payments to use. Minor units. */
export interface LiquidityTerms {
  /** The most by which the day's payments to an account may exceed those from it. */
  readonly bilateral: readonly BilateralTerm[];
  /** The same towards all accounts without a limit of their own, taken together. */
  readonly multilateral?: bigint;
  /** What only urgent payments may use. */
  readonly urgent?: bigint;
  /** What only urgent and high payments may use, besides. */
  readonly high?: bigint;
}

export interface BilateralTerm {
  readonly towards: AccountId;
  readonly limit: bigint;
}

/** What an account has paid each other more than it was paid by it, on one day. */
export interface NetPaid {
  readonly date: string;
  readonly net: Map<AccountId, bigint>;
}
