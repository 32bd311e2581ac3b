import type { AccountId, InstrumentId } from '../../ids.ts';
import { formatAmount } from '../../money/amount.ts';
import { divideRounded } from '../../money/rounding.ts';
import type { CycleSettled, PostingReason } from './cycle-event.ts';

/** What a run settled and how, and why each of the rest did not. Amounts are decimal strings in units. */
export interface CycleRunView {
  readonly settled: readonly { readonly trade: string; readonly instructions: readonly string[] }[];
  readonly values: readonly {
    readonly instrument: string;
    /** What the trades come to one by one. */
    readonly gross: string;
    /** What was moved for them. */
    readonly net: string;
    /** The part of the gross value that nobody had to have, like `0.8667`; rounded down. */
    readonly saved: string;
  }[];
  readonly postings: readonly {
    readonly cause: PostingReason;
    readonly trade: string | null;
    readonly instrument: string;
    readonly amount: string;
    readonly from: string;
    readonly to: string;
  }[];
  /** What the defaulters owe now to those who stood in for them. */
  readonly claims: readonly {
    readonly id: string;
    readonly debtor: string;
    readonly creditor: string;
    readonly instrument: string;
    readonly amount: string;
  }[];
  readonly excluded: readonly {
    readonly trade: string;
    readonly instructions: readonly string[];
    readonly reason: string;
    readonly detail: string;
    readonly account: AccountId | null;
  }[];
  /** Trades whose settlement date has not come. */
  readonly notDue: number;
}

export function viewRun(
  event: CycleSettled,
  scaleOf: (instrument: InstrumentId) => number,
): CycleRunView {
  const write = (instrument: InstrumentId, amount: bigint) =>
    formatAmount(amount, scaleOf(instrument));
  return {
    settled: event.trades.map(({ id: trade, instructions }) => ({ trade, instructions })),
    values: event.values.map(({ instrument, gross, net }) => ({
      instrument,
      gross: write(instrument, gross),
      net: write(instrument, net),
      saved: shareSaved(gross, net),
    })),
    postings: event.postings.map(({ cause, trade = null, instrument, amount, from, to }) => ({
      ...{ cause, trade, instrument },
      amount: write(instrument, amount),
      ...{ from, to },
    })),
    claims: event.claims.map(({ id, debtor, creditor, instrument, amount }) => ({
      ...{ id, debtor, creditor, instrument },
      amount: write(instrument, amount),
    })),
    excluded: event.excluded.map(({ trade, instructions, code, detail, account = null }) => ({
      ...{ trade, instructions, reason: code, detail, account },
    })),
    notDue: event.notDue,
  };
}

const SHARE_SCALE = 4;

function shareSaved(gross: bigint, net: bigint): string {
  const { quotient } = divideRounded((gross - net) * 10n ** BigInt(SHARE_SCALE), gross, 'down');
  return formatAmount(quotient, SHARE_SCALE);
}
