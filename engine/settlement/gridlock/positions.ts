/**
 * What every constraint has left while payments are settled and withdrawn on trial. There are two of them, which differ
 * in nothing but their arithmetic: numbers, where every sum is a safe integer, and bigints. Each is written out for one
 * kind of number, because this is the innermost loop of every resolution; a test holds the two to the same results.
 */
export interface Positions {
  /** 1 for each payment that is settled now. */
  readonly settled: Uint8Array;
  readonly count: number;
  readonly value: bigint;
  settle(payment: number): void;
  withdraw(payment: number): void;
  /** The debits of the constraint exceed its credits by more than its room. */
  isShort(constraint: number): boolean;
  /** Settling the payment leaves no constraint of its sender short. */
  fits(payment: number): boolean;
  /** The same of one constraint alone. */
  fitsIn(payment: number, constraint: number): boolean;
  /** Withdrawing it makes good all that the constraint is short of. */
  covers(payment: number, constraint: number): boolean;
  /** Withdrawing it leaves no constraint of its receiver short. */
  isSpare(payment: number): boolean;
  /** Negative when the first payment is the smaller one. */
  compare(payment: number, other: number): number;
  /** Adds to what the receiver has, as if somebody else paid; `uncredit` takes it back. */
  credit(payment: number): void;
  uncredit(payment: number): void;
  /** Remembers value and count. */
  mark(): void;
  valueAgainstMark(): number;
  countAgainstMark(): number;
  /** How many of the listed payments that are settled and free it takes at least to make the shortage good. */
  leastToCover(constraint: number, list: Int32Array, held: Uint8Array): number;
  /** Adds up, from zero on after `startLosses`, what one sender lacks: so much value at least it must withdraw. */
  startLosses(): void;
  addLoss(constraints: readonly number[]): void;
  /** The value that is left when each withdraws no more than that. */
  valueAfterLosses(): bigint;
  valueAfterLossesAgainstMark(): number;
}
