import type {
  AccountId,
  ClaimId,
  CycleId,
  InstructionId,
  InstrumentId,
  TimeMs,
  TradeId,
} from '../../ids.ts';
import type { ReasonCode, SettlementLeg, Trade } from '../instruction.ts';
import type { Claim, CycleTerms, NettingModel } from './cycle.ts';

export type CycleEvent =
  /** From now on what falls under it waits for it; a cycle of that id goes on under these terms. */
  | {
      readonly type: 'cycle_defined';
      readonly terms: CycleTerms;
      /** When it closes by itself; absent without a schedule. */
      readonly closesAt?: TimeMs;
    }
  /** Nothing waits for it any more. */
  | { readonly type: 'cycle_ended'; readonly cycle: CycleId }
  | CycleSettled
  | {
      readonly type: 'claim_repaid';
      /** As it stood before. */
      readonly claim: Claim;
      readonly amount: bigint;
    };

/** One run: every trade in it settles and every posting is made, in this one event, or nothing is. */
export type CycleSettled = {
  readonly type: 'cycle_settled';
  readonly cycle: CycleId;
  /** From 1. */
  readonly run: number;
  readonly model: NettingModel;
  readonly trades: readonly Trade[];
  /** For every account those of cause `gross` and `net` come to what the legs of the trades come to. */
  readonly postings: readonly CyclePosting[];
  readonly claims: readonly NewClaim[];
  /** What the trades would have moved one by one, and what was moved. */
  readonly values: readonly CycleValue[];
  /** Trades that were due and stay pending, each with its reason. */
  readonly excluded: readonly ExcludedTrade[];
  /** Trades whose settlement date has not come. */
  readonly notDue: number;
  /** When it closes by itself the next time; absent without a schedule. */
  readonly closesAt?: TimeMs;
};

export type PostingReason = 'gross' | 'net' | 'own_contribution' | 'default_fund' | 'loss_share';

export interface CyclePosting {
  readonly cause: PostingReason;
  /** Whose leg it is, when it is `gross`. */
  readonly trade?: TradeId;
  /** Of the member whose own contribution it uses up, named by the account of that contribution. */
  readonly contribution?: AccountId;
  readonly instrument: InstrumentId;
  readonly from: AccountId;
  readonly to: AccountId;
  readonly amount: bigint;
}

export interface NewClaim extends Claim {
  readonly cause: 'default_fund' | 'loss_share';
}

export interface CycleValue {
  readonly instrument: InstrumentId;
  readonly gross: bigint;
  readonly net: bigint;
}

export interface ExcludedTrade {
  readonly trade: TradeId;
  readonly instructions: readonly InstructionId[];
  readonly code: ReasonCode;
  readonly detail: string;
  /** The account that kept it out. */
  readonly account?: AccountId;
}

/** The name of a run: no cycle's id has a slash in it. */
export function runName({ cycle, run }: Pick<CycleSettled, 'cycle' | 'run'>): string {
  return `${cycle}/${run}`;
}

export function claimName(run: string, index: number): ClaimId {
  return `${run}/${index + 1}` as ClaimId;
}

/** What a repayment moves. */
export function repaymentOf({
  claim: { instrument, debtor, creditor },
  amount,
}: CycleEvent & { type: 'claim_repaid' }): SettlementLeg {
  return { instrument, from: debtor, to: creditor, amount };
}
