/**
 * Payments that wait, and what their senders may use. Participants are numbers from 0 to `balances.length - 1`, payments
 * are numbers from 0 in the order in which they were queued. Columns instead of objects: there may be a hundred thousand.
 */
export interface PaymentQueue {
  /** Minor units, one a participant; may be negative. */
  readonly balances: readonly bigint[];
  /** What a balance may not go below: below zero with an overdraft, above zero with a reservation. Absent: zero. */
  readonly floors?: readonly bigint[];
  /** Who pays and who is paid, never the same; one entry a payment. */
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  /** Minor units above zero, one a payment. */
  readonly amounts: readonly bigint[];
  /** The greater goes first among the payments of one sender; equals go in queue order. Absent: all are equal. */
  readonly priorities?: ArrayLike<number>;
  /** Of payments that may settle in part the least that does, in minor units; `undefined`: whole or not at all. */
  readonly minima?: readonly (bigint | undefined)[];
  readonly bilateralLimits?: readonly BilateralLimit[];
  readonly multilateralLimits?: readonly MultilateralLimit[];
}

/** The most that what `from` pays `to` may exceed what it is paid by `to`, in what settles together. One a pair. */
export interface BilateralLimit {
  readonly from: number;
  readonly to: number;
  /** Minor units; what earlier settlements used up is to be taken off. Below zero counts as zero. */
  readonly limit: bigint;
}

/**
 * The same towards all participants for whom `from` has no bilateral limit, taken together: what TARGET calls a
 * multilateral limit. One a participant.
 */
export interface MultilateralLimit {
  readonly from: number;
  readonly limit: bigint;
}
