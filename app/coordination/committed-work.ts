import { type ChainWork, evolveWork } from '../../engine/book.ts';
import type { CommittedBatch } from '../../engine/ports/projection.ts';

/** Committed rows, one after the other. */
export interface Rows {
  /** Those after number `seq`, without a gap; none when there is none yet. Throws `JournalUnavailable`. */
  after(seq: number): Promise<readonly CommittedBatch[]>;
}

/** The work on chains as the committed rows leave it. */
export class CommittedWork {
  #seq: number;
  /** Ends with the last catching up that was asked for: rows are applied by one at a time. */
  #turn: Promise<void> = Promise.resolve();

  /** `work` is that of the book after row `seq`. */
  constructor(
    readonly work: ChainWork,
    seq: number,
    readonly rows: Rows,
  ) {
    this.#seq = seq;
  }

  /** Applies everything that was committed before the call. */
  catchUp(): Promise<void> {
    this.#turn = this.#turn.catch(() => {}).then(() => this.#apply());
    return this.#turn;
  }

  async #apply(): Promise<void> {
    for (;;) {
      const batches = await this.rows.after(this.#seq);
      if (batches.length === 0) return;
      for (const { seq, decisions } of batches) {
        for (const { at, events } of decisions) {
          for (const event of events) evolveWork(this.work, event, at);
        }
        this.#seq = seq;
      }
    }
  }
}
