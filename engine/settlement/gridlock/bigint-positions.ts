import type { Positions } from './positions.ts';
import type { QueueIndex } from './queue-index.ts';
import type { Units } from './units.ts';

/** `Positions` in bigints, for amounts of any size. */
export class BigintPositions implements Positions {
  readonly settled: Uint8Array;
  count = 0;
  readonly #index: QueueIndex;
  readonly #unit: bigint;
  readonly #amounts: readonly bigint[];
  readonly #slack: bigint[];
  #value = 0n;
  #markedValue = 0n;
  #markedCount = 0;
  #losses = 0n;

  constructor(index: QueueIndex, { unit, amounts, rooms }: Units) {
    this.#index = index;
    this.#unit = unit;
    this.#amounts = amounts;
    this.#slack = [...rooms];
    this.settled = new Uint8Array(index.payments);
  }

  get value(): bigint {
    return this.#value * this.#unit;
  }

  settle(payment: number): void {
    const amount = this.#amountOf(payment);
    this.settled[payment] = 1;
    this.count += 1;
    this.#value += amount;
    this.#debit(payment, amount);
    this.#credit(payment, amount);
  }

  withdraw(payment: number): void {
    const amount = this.#amountOf(payment);
    this.settled[payment] = 0;
    this.count -= 1;
    this.#value -= amount;
    this.#debit(payment, -amount);
    this.#credit(payment, -amount);
  }

  credit(payment: number): void {
    this.#credit(payment, this.#amountOf(payment));
  }

  uncredit(payment: number): void {
    this.#credit(payment, -this.#amountOf(payment));
  }

  isShort(constraint: number): boolean {
    return this.#slackOf(constraint) < 0;
  }

  fits(payment: number): boolean {
    const amount = this.#amountOf(payment);
    const { from, limitDebited } = this.#index;
    if (this.#slackOf(from[payment] ?? 0) < amount) return false;
    const limit = limitDebited[payment] ?? -1;
    return limit < 0 || this.#slackOf(limit) >= amount;
  }

  fitsIn(payment: number, constraint: number): boolean {
    return this.#slackOf(constraint) >= this.#amountOf(payment);
  }

  covers(payment: number, constraint: number): boolean {
    return this.#amountOf(payment) + this.#slackOf(constraint) >= 0n;
  }

  isSpare(payment: number): boolean {
    const amount = this.#amountOf(payment);
    const { to, limitCredited } = this.#index;
    if (this.#slackOf(to[payment] ?? 0) < amount) return false;
    const limit = limitCredited[payment] ?? -1;
    return limit < 0 || this.#slackOf(limit) >= amount;
  }

  compare(payment: number, other: number): number {
    return signOf(this.#amountOf(payment) - this.#amountOf(other));
  }

  mark(): void {
    this.#markedValue = this.#value;
    this.#markedCount = this.count;
  }

  valueAgainstMark(): number {
    return signOf(this.#value - this.#markedValue);
  }

  countAgainstMark(): number {
    return this.count - this.#markedCount;
  }

  leastToCover(constraint: number, list: Int32Array, held: Uint8Array): number {
    let slack = this.#slackOf(constraint);
    let needed = 0;
    for (const payment of list) {
      if (slack >= 0) return needed;
      if (this.settled[payment] === 0 || held[payment] === 1) continue;
      slack += this.#amountOf(payment);
      needed += 1;
    }
    return slack >= 0 ? needed : Number.POSITIVE_INFINITY;
  }

  startLosses(): void {
    this.#losses = 0n;
  }

  addLoss(constraints: readonly number[]): void {
    let least = 0n;
    for (const constraint of constraints) {
      const slack = this.#slackOf(constraint);
      if (slack < least) least = slack;
    }
    this.#losses -= least;
  }

  valueAfterLosses(): bigint {
    return (this.#value - this.#losses) * this.#unit;
  }

  valueAfterLossesAgainstMark(): number {
    return signOf(this.#value - this.#losses - this.#markedValue);
  }

  #amountOf(payment: number): bigint {
    return this.#amounts[payment] ?? 0n;
  }

  #slackOf(constraint: number): bigint {
    return this.#slack[constraint] ?? 0n;
  }

  #debit(payment: number, amount: bigint): void {
    const { from, limitDebited } = this.#index;
    this.#move(from[payment] ?? 0, -amount);
    const limit = limitDebited[payment] ?? -1;
    if (limit >= 0) this.#move(limit, -amount);
  }

  #credit(payment: number, amount: bigint): void {
    const { to, limitCredited } = this.#index;
    this.#move(to[payment] ?? 0, amount);
    const limit = limitCredited[payment] ?? -1;
    if (limit >= 0) this.#move(limit, amount);
  }

  #move(constraint: number, amount: bigint): void {
    this.#slack[constraint] = this.#slackOf(constraint) + amount;
  }
}

function signOf(difference: bigint): number {
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}
