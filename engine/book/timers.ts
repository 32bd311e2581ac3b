import type { TimeMs } from '../ids.ts';

export type TimerKind = 'allegement' | 'cycle' | 'hold' | 'instruction' | 'settlement_date';

/** Something that is due at a moment of the engine's time. */
export interface Timer {
  readonly at: TimeMs;
  readonly kind: TimerKind;
  readonly id: string;
}

/** A binary heap by time, then kind and id, so that the order never depends on how it was filled. */
export class Timers {
  #heap: Timer[] = [];

  get next(): Timer | undefined {
    return this.#heap[0];
  }

  get size(): number {
    return this.#heap.length;
  }

  /** Forgets all that `isLive` does not vouch for. */
  sweep(isLive: (timer: Timer) => boolean): void {
    // A sorted list is a heap.
    this.#heap = this.#heap.filter(isLive).sort(compareTimers);
  }

  add(timer: Timer): void {
    const heap = this.#heap;
    heap.push(timer);
    let child = heap.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#swapIfEarlier(child, parent)) break;
      child = parent;
    }
  }

  /** Removes and returns what is due at `at`, earliest first. */
  takeDue(at: TimeMs): Timer[] {
    const due: Timer[] = [];
    for (let top = this.#heap[0]; top !== undefined && top.at <= at; top = this.#heap[0]) {
      due.push(top);
      this.#removeTop();
    }
    return due;
  }

  #removeTop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    heap[0] = last;
    let parent = 0;
    for (;;) {
      const left = 2 * parent + 1;
      const right = left + 1;
      const smaller = this.#isEarlier(right, left) ? right : left;
      if (!this.#swapIfEarlier(smaller, parent)) return;
      parent = smaller;
    }
  }

  #swapIfEarlier(child: number, parent: number): boolean {
    if (!this.#isEarlier(child, parent)) return false;
    const heap = this.#heap;
    const one = heap[child];
    const other = heap[parent];
    if (one === undefined || other === undefined) return false;
    heap[child] = other;
    heap[parent] = one;
    return true;
  }

  #isEarlier(one: number, other: number): boolean {
    const first = this.#heap[one];
    const second = this.#heap[other];
    return first !== undefined && second !== undefined && compareTimers(first, second) < 0;
  }
}

function compareTimers(one: Timer, other: Timer): number {
  if (one.at !== other.at) return one.at - other.at;
  if (one.kind !== other.kind) return one.kind < other.kind ? -1 : 1;
  // ins-9 comes before ins-10: of two instructions the older has its turn first.
  if (one.id.length !== other.id.length) return one.id.length - other.id.length;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
