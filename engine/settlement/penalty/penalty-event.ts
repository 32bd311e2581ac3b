import type { InstrumentId, ParticipantId, TradeId } from '../../ids.ts';
import type { Penalty, PenaltyRate } from './penalty.ts';

export type PenaltyEvent =
  | {
      readonly type: 'penalty_rate_set';
      readonly instrument: InstrumentId;
      /** `null`: failing to give it costs nothing any more. */
      readonly rate: PenaltyRate | null;
    }
  | {
      readonly type: 'penalties_computed';
      readonly date: string;
      readonly penalties: readonly Penalty[];
      /** Fails for which nothing could be reckoned, and why. */
      readonly omitted: readonly OmittedPenalty[];
    }
  /** All of them are paid, in this one event. */
  | { readonly type: 'penalties_posted'; readonly penalties: readonly Penalty[] };

export interface OmittedPenalty {
  readonly trade: TradeId;
  readonly payer: ParticipantId;
  readonly detail: string;
}
