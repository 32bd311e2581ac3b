import type { AccountId, HoldId, InstrumentId } from '../../ids.ts';

/** Where securities of the borrower are pledged from, and the lender's account that a pledge would fall to. */
export interface CollateralAccount {
  readonly from: AccountId;
  readonly to: AccountId;
}

/** What a lender agreed to lend to one cash account within a day. Amounts are minor units of its money. */
export interface CreditTerms {
  /** The borrower's cash account: one line each. */
  readonly account: AccountId;
  /** The lender's account in the same money: credit is paid out of it and back to it. */
  readonly lender: AccountId;
  /** The most that may be drawn, whatever is pledged. */
  readonly cap: bigint;
  /** The part of it that needs no collateral. */
  readonly unsecured: bigint;
  readonly collateral: readonly CollateralAccount[];
}

export interface CreditLine extends CreditTerms {
  lender: AccountId;
  cap: bigint;
  unsecured: bigint;
  collateral: readonly CollateralAccount[];
  drawn: bigint;
  /** By how much the credit passes what the line lends since a valuation fell; zero when it does not. */
  called: bigint;
  // Made of the pledges; not kept in snapshots.
  /** Open pledges in the order in which they were made. */
  readonly pledges: Set<HoldId>;
  /** Minor units pledged of each security. */
  readonly pledged: Map<InstrumentId, bigint>;
}

/** Securities that secure a line: a hold of the ledger reserves them, so nothing else can use them. */
export interface Pledge {
  /** Of the hold. */
  readonly id: HoldId;
  /** The cash account whose line it secures. */
  readonly line: AccountId;
  readonly instrument: InstrumentId;
  readonly from: AccountId;
  readonly to: AccountId;
  /** Minor units of the security. */
  readonly quantity: bigint;
}

/** Credit that is drawn in an event, with what is pledged for it in the same event. */
export interface Drawing {
  readonly line: AccountId;
  readonly lender: AccountId;
  readonly amount: bigint;
  readonly pledges: readonly Pledge[];
}
