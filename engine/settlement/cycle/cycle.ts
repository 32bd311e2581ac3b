import type { AccountId, ClaimId, CycleId, InstrumentId, TimeMs, TradeId } from '../../ids.ts';
import type { Schedule } from './schedule.ts';

export const NETTING_MODELS = ['net_payments', 'dvp2', 'dvp3'] as const;
/**
 * What is netted at the close (CPSS, "Delivery versus payment in securities settlement systems", 1992). `dvp2`:
 * securities move trade by trade, money net; `dvp3`: both net; `net_payments`: money alone. Model 1 needs no cycle.
 */
export type NettingModel = (typeof NETTING_MODELS)[number];

export const CYCLE_KINDS = ['payment', 'dvp', 'pvp', 'batch'] as const;
/** Kinds of instructions that may wait for a cycle; an `rvp` is a `dvp`. */
export type CycleKind = (typeof CYCLE_KINDS)[number];

/** What a member paid into a fund, and the account on which it bears its share of a loss. */
export interface Contribution {
  readonly account: AccountId;
  /** Minor units that are left of it. */
  readonly amount: bigint;
  /** The most that it bears of the losses of one run. */
  readonly shareLimit: bigint;
}

/** What stands in for those who cannot pay, in one kind of money. */
export interface DefaultFund {
  readonly account: AccountId;
  /** One a member. Losses beyond the fund are shared in their proportion. */
  readonly contributions: readonly Contribution[];
}

/**
 * What happens when a net debtor cannot pay. Nothing that has settled is ever unwound. `exclude`: its last trades stay
 * out of the run. `default_fund_then_loss_sharing`: its own contribution pays, then the fund, then the other members.
 */
export type FailureRule =
  | { readonly rule: 'exclude' }
  | {
      readonly rule: 'default_fund_then_loss_sharing';
      /** At most one for each kind of money; without one trades are excluded. */
      readonly funds: readonly DefaultFund[];
    };

export interface CycleTerms {
  readonly id: CycleId;
  readonly model: NettingModel;
  /** The money that is settled net. */
  readonly money: readonly InstrumentId[];
  readonly kinds: readonly CycleKind[];
  readonly onFailure: FailureRule;
  /** Absent: it closes on request alone. */
  readonly schedule?: Schedule;
}

export interface Cycle {
  terms: CycleTerms;
  /** Trades wait for it. One that is not open any more keeps its count of runs. */
  open: boolean;
  /** How often it was closed. */
  runs: number;
  /** Trades that stayed out of its last run because an account had too little. */
  short: readonly ShortTrade[];
  /** When it closes by itself; absent where no schedule says so. */
  closesAt?: TimeMs;
}

export interface ShortTrade {
  readonly trade: TradeId;
  readonly account: AccountId;
}

/** What one account owes another because that stood in for it. */
export interface Claim {
  readonly id: ClaimId;
  readonly instrument: InstrumentId;
  readonly debtor: AccountId;
  readonly creditor: AccountId;
  readonly amount: bigint;
}
