import type { TimeMs } from '../ids.ts';

/** In the order in which those of one moment are dealt with. */
const KINDS = ['allegement', 'cycle', 'hold', 'instruction', 'settlement_date'] as const;
export type TimerKind = (typeof KINDS)[number];

/** Something that is due at a moment of the engine's time. */
export interface Timer {
  readonly at: TimeMs;
  readonly kind: TimerKind;
  readonly id: string;
}

const ROOM_MIN = 64;

/**
 * A binary heap by time, then kind and id, so that the order never depends on how it was filled. There is one for every
 * open instruction at least, so they stand in columns: an object for each would take four times the memory.
 */
export class Timers {
  #times = new Float64Array(ROOM_MIN);
  /** Places in `KINDS`. */
  #kinds = new Uint8Array(ROOM_MIN);
  #ids: string[] = [];

  get next(): Timer | undefined {
    return this.#ids.length === 0 ? undefined : this.#timerAt(0);
  }

  /** When the next one is due; never when there is none. */
  get nextAt(): TimeMs {
    return this.#ids.length === 0 ? Number.POSITIVE_INFINITY : (this.#times[0] as TimeMs);
  }

  get size(): number {
    return this.#ids.length;
  }

  /** Forgets all that `isLive` does not vouch for. */
  sweep(isLive: (timer: Timer) => boolean): void {
    const live = this.#ids.map((_, at) => this.#timerAt(at)).filter(isLive);
    this.#ids = [];
    this.#times = new Float64Array(ROOM_MIN);
    this.#kinds = new Uint8Array(ROOM_MIN);
    for (const timer of live) this.add(timer);
  }

  add({ at, kind, id }: Timer): void {
    let child = this.#ids.length;
    this.#put(child, at, KINDS.indexOf(kind), id);
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#isEarlier(child, parent)) return;
      this.#swap(child, parent);
      child = parent;
    }
  }

  /** Removes and returns what is due at `at`, earliest first. */
  takeDue(at: TimeMs): Timer[] {
    const due: Timer[] = [];
    while (this.nextAt <= at) {
      due.push(this.#timerAt(0));
      this.#removeTop();
    }
    return due;
  }

  #removeTop(): void {
    const last = this.#ids.length - 1;
    if (last > 0) this.#swap(0, last);
    this.#ids.pop();
    let parent = 0;
    for (;;) {
      const left = 2 * parent + 1;
      const right = left + 1;
      if (left >= last) return;
      const smaller = right < last && this.#isEarlier(right, left) ? right : left;
      if (!this.#isEarlier(smaller, parent)) return;
      this.#swap(smaller, parent);
      parent = smaller;
    }
  }

  #timerAt(at: number): Timer {
    const kind = KINDS[this.#kinds[at] as number] as TimerKind;
    return { at: this.#times[at] as TimeMs, kind, id: this.#ids[at] as string };
  }

  #put(at: number, time: TimeMs, kind: number, id: string): void {
    if (at >= this.#times.length) this.#grow();
    this.#times[at] = time;
    this.#kinds[at] = kind;
    this.#ids[at] = id;
  }

  #grow(): void {
    const [times, kinds] = [this.#times, this.#kinds];
    this.#times = new Float64Array(2 * times.length);
    this.#times.set(times);
    this.#kinds = new Uint8Array(2 * kinds.length);
    this.#kinds.set(kinds);
  }

  #swap(one: number, other: number): void {
    const time = this.#times[one] as TimeMs;
    const kind = this.#kinds[one] as number;
    const id = this.#ids[one] as string;
    this.#times[one] = this.#times[other] as TimeMs;
    this.#kinds[one] = this.#kinds[other] as number;
    this.#ids[one] = this.#ids[other] as string;
    this.#times[other] = time;
    this.#kinds[other] = kind;
    this.#ids[other] = id;
  }

  #isEarlier(one: number, other: number): boolean {
    const time = (this.#times[one] as TimeMs) - (this.#times[other] as TimeMs);
    if (time !== 0) return time < 0;
    const kind = (this.#kinds[one] as number) - (this.#kinds[other] as number);
    if (kind !== 0) return kind < 0;
    const [first, second] = [this.#ids[one] as string, this.#ids[other] as string];
    // ins-9 comes before ins-10: of two instructions the older has its turn first.
    if (first.length !== second.length) return first.length < second.length;
    return first < second;
  }
}
