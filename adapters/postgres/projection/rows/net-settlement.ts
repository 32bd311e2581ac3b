import { EntitySchema } from 'typeorm';
import type { NettingModel } from '../../../../engine/settlement/cycle/cycle.ts';
import type { CycleRunView } from '../../../../engine/settlement/cycle/view-run.ts';
import { amount, json, ordinal, small, text, time } from './columns.ts';

/** One close of a cycle. */
export interface CycleRunRow {
  /** Cycle and run, like `eur-dvp/7`: the cause of its entries. */
  readonly id: string;
  readonly cycle: string;
  readonly run: number;
  readonly position: number;
  readonly at: Date;
  readonly model: NettingModel;
  /** Trades. */
  readonly settled: number;
  readonly excluded: number;
  readonly explanation: CycleRunView;
}

export const cycleRunRows = new EntitySchema<CycleRunRow>({
  name: 'cycle_runs',
  columns: {
    id: { ...text, primary: true },
    cycle: text,
    run: small,
    position: ordinal,
    at: time,
    model: text,
    settled: small,
    excluded: small,
    explanation: json,
  },
});

/** What a defaulter owes to one who stood in for it. */
export interface ClaimRow {
  readonly id: string;
  readonly run: string;
  readonly cause: string;
  readonly instrument: string;
  readonly debtor: string;
  readonly creditor: string;
  readonly amount: bigint;
  /** What is left of it. */
  readonly outstanding: bigint;
  readonly position: number;
  /** Of the last event that changed it. */
  readonly changedPosition: number;
}

export const claimRows = new EntitySchema<ClaimRow>({
  name: 'claims',
  columns: {
    id: { ...text, primary: true },
    run: text,
    cause: text,
    instrument: text,
    debtor: text,
    creditor: text,
    amount,
    outstanding: amount,
    position: ordinal,
    changedPosition: { ...ordinal, name: 'changed_position' },
  },
});

/** One day's penalty for a fail. */
export interface PenaltyRow {
  readonly id: string;
  readonly date: string;
  readonly trade: string;
  readonly reason: string;
  /** The instrument that was not given. */
  readonly failed: string;
  readonly basisPoints: string;
  readonly payer: string;
  readonly payee: string;
  readonly instrument: string;
  readonly fromAccount: string;
  readonly toAccount: string;
  readonly amount: bigint;
  readonly position: number;
  readonly postedPosition: number | null;
}

export const penaltyRows = new EntitySchema<PenaltyRow>({
  name: 'penalties',
  columns: {
    id: { ...text, primary: true },
    date: text,
    trade: text,
    reason: text,
    failed: text,
    basisPoints: { ...text, name: 'basis_points' },
    payer: text,
    payee: text,
    instrument: text,
    fromAccount: { ...text, name: 'from_account' },
    toAccount: { ...text, name: 'to_account' },
    amount,
    position: ordinal,
    postedPosition: { ...ordinal, name: 'posted_position', nullable: true },
  },
});
