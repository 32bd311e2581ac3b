/**
 * What a resolution looks for.
 *
 * `fifo`: each sender's payments in order, none before an earlier one of the same sender; of all such sets the greatest,
 * which is unique. `value` and `count`: any set of the greatest value, or of the most payments.
 */
export type Objective = 'fifo' | 'value' | 'count';

export const OBJECTIVES: readonly Objective[] = ['fifo', 'value', 'count'];

/** Payments that settle together or not at all. Plain data, so that an event can carry it. */
export interface Outcome {
  readonly objective: Objective;
  /** Payments of the queue, ascending. */
  readonly settled: readonly number[];
  /** Minor units. */
  readonly value: bigint;
  readonly count: number;
  /** Nothing better exists. */
  readonly proven: boolean;
  /** No set has more of the objective than this: minor units, or payments for `count`. */
  readonly bound: bigint;
  /** Why each of the others does not settle, in queue order. */
  readonly unsettled: readonly Unsettled[];
}

/**
 * Why a payment does not settle, once everything that could has settled.
 *
 * `liquidity_short`: the sender would go below its floor. `bilateral_limit`, `multilateral_limit`: it would pass that
 * limit. `behind_in_queue`: an earlier payment of the same sender does not settle, and the objective is `fifo`.
 */
export type Unsettled =
  | {
      readonly payment: number;
      readonly code: 'liquidity_short' | 'bilateral_limit' | 'multilateral_limit';
      /** Minor units that are missing. */
      readonly short: bigint;
    }
  | {
      readonly payment: number;
      readonly code: 'behind_in_queue';
      /** The first payment of the sender that does not settle. */
      readonly behind: number;
    };
