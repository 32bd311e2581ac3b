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
  /** Payments of the queue that settle whole, ascending. */
  readonly settled: readonly number[];
  /** Of these, in minor units. */
  readonly value: bigint;
  readonly count: number;
  /** What settles in part beside them; absent where nobody allowed parts. */
  readonly parts?: readonly Part[];
  /** Nothing better exists. */
  readonly proven: boolean;
  /**
   * No set has more of the objective than this: minor units, or payments for `count`. Where parts may settle, what these
   * come to counts for `value` too.
   */
  readonly bound: bigint;
  /** Why each of the others does not settle, in queue order. */
  readonly unsettled: readonly Unsettled[];
}

/** That so much of a payment settles, in minor units: more than nothing and less than all of it. */
export interface Part {
  readonly payment: number;
  readonly amount: bigint;
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
