import { broken } from '../../assert.ts';
import type { Part } from './outcome.ts';
import type { QueueIndex } from './queue-index.ts';
import { move } from './slack-after.ts';
import { SLICE, type Work } from './work.ts';

/** Payments of each sender in the order in which they are to settle, and what each constraint has left for them. */
export interface Divisible {
  readonly index: QueueIndex;
  readonly lists: readonly (readonly number[])[];
  /** Changed: afterwards it is what is left. */
  readonly slack: bigint[];
  /** The least of each payment that may settle by itself; `undefined`: whole or not at all. */
  readonly least: (payment: number) => bigint | undefined;
}

export interface InParts {
  readonly whole: readonly number[];
  readonly parts: readonly Part[];
  /** Nobody could settle more in this order. */
  readonly greatest: boolean;
}

/** Beyond so many steps the last payments are no longer divided: what is found still fits. */
const STEPS_MAX = 4_000_000;

/**
 * The most that settles when each sender keeps its order and its last payment may settle in part. Start with everything,
 * and while a sender is short, take from its last payment what is missing, or all of it where no such part may settle.
 * As without parts (Bech and Soramäki, 2001) this ends with the greatest outcome, which is unique: of two feasible
 * outcomes the larger for each sender is feasible too, as what comes in only grows. It is the clearing vector of
 * L. Eisenberg and T. H. Noe, "Systemic risk in financial systems", Management Science 47 (2001), in whole minor units
 * and with each sender's order as seniority.
 */
export function* settleInParts(divisible: Divisible): Work<InParts> {
  const trial = new Trial(divisible);
  for (const list of divisible.lists) {
    for (const [at, payment] of list.entries()) {
      trial.settle(payment);
      if (at % SLICE === 0) yield SLICE;
    }
  }
  const waiting = divisible.lists.map((_, sender) => sender);
  let steps = 0;
  for (let sender = waiting.pop(); sender !== undefined; sender = waiting.pop()) {
    while (trial.isShort(sender)) {
      waiting.push(trial.takeBack(sender, steps < STEPS_MAX));
      steps += 1;
      if (steps % SLICE === 0) yield SLICE;
    }
  }
  return { ...trial.outcome(), greatest: steps < STEPS_MAX };
}

/** A withdrawal that passed the same shortage on to the next sender. */
interface Passed {
  readonly sender: number;
  readonly payment: number;
}

class Trial {
  readonly #divisible: Divisible;
  /** How many of each sender's payments settle, the last of them perhaps in part, and how much of each. */
  readonly #ends: number[];
  readonly #kept = new Map<number, bigint>();
  readonly #constraints: readonly (readonly number[])[];
  /** The way of one shortage from sender to sender, each taking back `#passing`. */
  readonly #path: Passed[] = [];
  readonly #places = new Map<number, number>();
  #passing = 0n;

  constructor(divisible: Divisible) {
    this.#divisible = divisible;
    this.#ends = divisible.lists.map(({ length }) => length);
    const own: number[][] = divisible.lists.map(() => []);
    for (const [constraint, owner] of divisible.index.owner.entries()) own[owner]?.push(constraint);
    this.#constraints = own;
  }

  settle(payment: number): void {
    const amount = this.#divisible.index.queue.amounts[payment] ?? 0n;
    this.#kept.set(payment, amount);
    this.#move(payment, amount);
  }

  isShort(sender: number): boolean {
    return this.#constraints[sender]?.some((each) => this.#slackOf(each) < 0n) === true;
  }

  /** Takes from the last payment of a sender that is short; returns whoever is paid less by that. */
  takeBack(sender: number, mayDivide: boolean): number {
    const { index, lists, least } = this.#divisible;
    const end = (this.#ends[sender] ?? 0) - 1;
    const payment = lists[sender]?.[end];
    if (payment === undefined) broken('who pays nothing is not short', `participant ${sender}`);
    const kept = this.#kept.get(payment) ?? 0n;
    const missing = this.#missing(sender, payment);
    const minimum = mayDivide ? least(payment) : undefined;
    const receiver = index.to[payment] ?? 0;
    if (missing === undefined || minimum === undefined || kept - missing < minimum) {
      this.#ends[sender] = end;
      this.#kept.delete(payment);
      this.#move(payment, -kept);
      this.#leavePath();
      return receiver;
    }
    this.#kept.set(payment, kept - missing);
    this.#move(payment, -missing);
    this.#follow({ sender, payment }, missing, receiver);
    return receiver;
  }

  outcome(): Omit<InParts, 'greatest'> {
    const whole: number[] = [];
    const parts: Part[] = [];
    for (const [payment, amount] of this.#kept) {
      if (amount === this.#divisible.index.queue.amounts[payment]) whole.push(payment);
      else parts.push({ payment, amount });
    }
    return { whole, parts };
  }

  /** How much less of the payment makes the sender's shortages good; `undefined` when no part of it can. */
  #missing(sender: number, payment: number): bigint | undefined {
    const limit = this.#divisible.index.limitDebited[payment];
    let missing = 0n;
    for (const each of this.#constraints[sender] ?? []) {
      const short = -this.#slackOf(each);
      if (short <= 0n) continue;
      if (each !== sender && each !== limit) return undefined;
      if (short > missing) missing = short;
    }
    return missing;
  }

  /** A shortage that comes round in a circle would go round again and again: all the rounds are made at once. */
  #follow(step: Passed, amount: bigint, receiver: number): void {
    const last = this.#path.at(-1);
    const goesOn =
      last !== undefined &&
      amount === this.#passing &&
      this.#divisible.index.to[last.payment] === step.sender;
    if (!goesOn) this.#leavePath();
    this.#places.set(step.sender, this.#path.length);
    this.#path.push(step);
    this.#passing = amount;
    const start = this.#places.get(receiver);
    if (start === undefined) return;
    const circle = this.#path.slice(start);
    this.#leavePath();
    const rounds = this.#roundsOf(circle, amount);
    if (rounds <= 0n) return;
    for (const { payment } of circle) {
      this.#kept.set(payment, (this.#kept.get(payment) ?? 0n) - rounds * amount);
      this.#move(payment, -rounds * amount);
    }
  }

  #leavePath(): void {
    this.#path.length = 0;
    this.#places.clear();
  }

  /** As many as every payment of the circle allows, and every limit beside the circle. */
  #roundsOf(circle: readonly Passed[], amount: bigint): bigint {
    const change = new Map<number, bigint>();
    let rounds: bigint | undefined;
    const allow = (most: bigint) => {
      if (rounds === undefined || most < rounds) rounds = most;
    };
    for (const { payment } of circle) {
      const minimum = this.#divisible.least(payment) ?? 0n;
      allow(((this.#kept.get(payment) ?? 0n) - minimum) / amount);
      move(this.#divisible.index, payment, -amount, (constraint, by) => {
        change.set(constraint, (change.get(constraint) ?? 0n) + by);
      });
    }
    for (const [constraint, by] of change) {
      const slack = this.#slackOf(constraint);
      if (by < 0n) allow(slack < 0n ? 0n : slack / -by);
    }
    return rounds ?? 0n;
  }

  #slackOf(constraint: number): bigint {
    return this.#divisible.slack[constraint] ?? 0n;
  }

  #move(payment: number, amount: bigint): void {
    const { index, slack } = this.#divisible;
    move(index, payment, amount, (constraint, by) => {
      slack[constraint] = (slack[constraint] ?? 0n) + by;
    });
  }
}
