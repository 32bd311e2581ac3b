import type { InstructionId, TradeId } from '../../ids.ts';
import type { Objective, Unsettled } from '../gridlock/outcome.ts';

/** What a resolution found besides the payments that it settles. */
export type RunExplanation = {
  readonly objective: Objective;
  /** Payments it looked at. */
  readonly considered: number;
  /** Nothing better exists. */
  readonly proven: boolean;
  /** The most that a better set could have more: minor units, or payments for `count`. Zero when `proven`. */
  readonly gap: bigint;
  /** Why each of the others does not settle: the first of them. */
  readonly unsettled: readonly UnsettledPayment[];
  /** How many more did not. */
  readonly untold: number;
  /** What settles in part; absent where no rule allows parts. */
  readonly parts?: readonly PaidPart[];
};

/** So much of a payment, in minor units: less than all of it. */
export interface PaidPart {
  readonly trade: TradeId;
  readonly amount: bigint;
}

export interface UnsettledPayment {
  readonly instruction: InstructionId;
  readonly code: Unsettled['code'];
  readonly detail: string;
}
