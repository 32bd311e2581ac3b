import type { Positions } from './positions.ts';
import type { QueueIndex } from './queue-index.ts';
import type { Units } from './units.ts';

type Numbers = NonNullable<Units['numbers']>;

/** `Positions` in numbers, where every sum is a safe integer. */
export class NumberPositions implements Positions {
  readonly settled: Uint8Array;
  count = 0;
  readonly #index: QueueIndex;
  readonly #unit: bigint;
  readonly #amounts: Float64Array;
  readonly #slack: Float64Array;
  #value = 0;
  #markedValue = 0;
  #markedCount = 0;
  #losses = 0;

  constructor(index: QueueIndex, unit: bigint, { amounts, rooms }: Numbers) {
    this.#index = index;
    this.#unit = unit;
    this.#amounts = amounts;
    this.#slack = rooms.slice();
    this.settled = new Uint8Array(index.payments);
  }

  get value(): bigint {
    return BigInt(this.#value) * this.#unit;
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
    return this.#amountOf(payment) + this.#slackOf(constraint) >= 0;
  }

  isSpare(payment: number): boolean {
    const amount = this.#amountOf(payment);
    const { to, limitCredited } = this.#index;
    if (this.#slackOf(to[payment] ?? 0) < amount) return false;
    const limit = limitCredited[payment] ?? -1;
    return limit < 0 || this.#slackOf(limit) >= amount;
  }

  compare(payment: number, other: number): number {
    return this.#amountOf(payment) - this.#amountOf(other);
  }

  mark(): void {
    this.#markedValue = this.#value;
    this.#markedCount = this.count;
  }

  valueAgainstMark(): number {
    return this.#value - this.#markedValue;
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
    this.#losses = 0;
  }

  addLoss(constraints: readonly number[]): void {
    let least = 0;
    for (const constraint of constraints) least = Math.min(least, this.#slackOf(constraint));
    this.#losses -= least;
  }

  valueAfterLosses(): bigint {
    return BigInt(this.#value - this.#losses) * this.#unit;
  }

  valueAfterLossesAgainstMark(): number {
    return this.#value - this.#losses - this.#markedValue;
  }

  #amountOf(payment: number): number {
    return this.#amounts[payment] ?? 0;
  }

  #slackOf(constraint: number): number {
    return this.#slack[constraint] ?? 0;
  }

  #debit(payment: number, amount: number): void {
    const { from, limitDebited } = this.#index;
    this.#move(from[payment] ?? 0, -amount);
    const limit = limitDebited[payment] ?? -1;
    if (limit >= 0) this.#move(limit, -amount);
  }

  #credit(payment: number, amount: number): void {
    const { to, limitCredited } = this.#index;
    this.#move(to[payment] ?? 0, amount);
    const limit = limitCredited[payment] ?? -1;
    if (limit >= 0) this.#move(limit, amount);
  }

  #move(constraint: number, amount: number): void {
    this.#slack[constraint] = this.#slackOf(constraint) + amount;
  }
}
