import type { Decision, PastDecision } from '../../../engine/book.ts';
import type { Position } from '../../../engine/ids.ts';

interface Batch {
  /** Position of the first event of each decision. */
  readonly firsts: Position[];
  readonly decisions: Decision[];
  last: Position;
}

/** Decisions that may not be in the journal yet: those of the batch that is being built and of those in flight. */
export class RecentDecisions {
  readonly #batches: Batch[] = [];

  begin(): void {
    // One that led to nothing is never committed.
    if (this.#batches.at(-1)?.decisions.length === 0) this.#batches.pop();
    this.#batches.push({ firsts: [], decisions: [], last: 0 });
  }

  add(decision: Decision, first: Position): void {
    const batch = this.#batches.at(-1);
    if (batch === undefined) throw new TypeError('no batch was begun');
    batch.firsts.push(first);
    batch.decisions.push(decision);
    batch.last = first + decision.events.length - 1;
  }

  /**
   * Everything up to the position is in the journal for everybody to read, and leaves. Not to be said while a batch is
   * being decided: what that may ask of the past was looked up when it began.
   */
  committed(through: Position): void {
    while (this.#batches[0] !== undefined && this.#batches[0].last <= through) {
      this.#batches.shift();
    }
  }

  /** The decision whose first event is at `first`. */
  at(first: Position): PastDecision | undefined {
    for (const { firsts, decisions, last } of this.#batches) {
      if (first > last) continue;
      const decision = decisions[indexOf(firsts, first)];
      return decision === undefined ? undefined : { decision, first };
    }
    return undefined;
  }
}

/** Where `first` stands in the ascending list; -1 when it does not. */
function indexOf(firsts: readonly Position[], first: Position): number {
  let low = 0;
  let high = firsts.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = firsts[middle] ?? 0;
    if (found === first) return middle;
    if (found < first) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
