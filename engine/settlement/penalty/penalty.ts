import type { AccountId, InstrumentId, ParticipantId, PenaltyId, TradeId } from '../../ids.ts';
import type { Rounding } from '../../money/rounding.ts';

/** What failing to give an instrument costs a day (as Regulation (EU) No 909/2014, CSDR, Article 7). */
export interface PenaltyRate {
  readonly instrument: InstrumentId;
  /** Decimal string. */
  readonly basisPoints: string;
  /** Of the day's penalty to minor units. */
  readonly rounding: Rounding;
  /** Securities: what a unit is worth. Absent: they are worth the cash of the trade. */
  readonly reference?: ReferencePrice;
}

export interface ReferencePrice {
  readonly money: InstrumentId;
  /** Units of the money for one unit of the security, as a decimal string. */
  readonly price: string;
}

/** One day's penalty of one who failed, in favour of the other side. */
export interface Penalty {
  readonly id: PenaltyId;
  /** `YYYY-MM-DD`: the day for which it is due. */
  readonly date: string;
  readonly trade: TradeId;
  readonly reason: FailureReason;
  /** What was not given. */
  readonly failed: InstrumentId;
  readonly basisPoints: string;
  readonly payer: ParticipantId;
  readonly payee: ParticipantId;
  /** The money in which it is paid, from the payer's account to the payee's. */
  readonly instrument: InstrumentId;
  readonly from: AccountId;
  readonly to: AccountId;
  readonly amount: bigint;
}

export type FailureReason = 'insufficient_funds' | 'on_hold';

export interface PenaltiesState {
  readonly rates: Map<InstrumentId, PenaltyRate>;
  /** Those that have not been posted. */
  readonly open: Map<PenaltyId, Penalty>;
  /** The last day that was computed; `""` before the first. */
  computedTo: string;
}

export function emptyPenalties(): PenaltiesState {
  return { rates: new Map(), open: new Map(), computedTo: '' };
}
