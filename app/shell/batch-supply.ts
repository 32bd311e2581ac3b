import type { Journal } from '../../engine/ports/journal.ts';
import type { CommittedBatch } from '../../engine/ports/projection.ts';
import { unpackDecisions } from './journal-format.ts';
import { toBatch } from './to-batch.ts';

export interface SupplyOptions {
  readonly journal: Journal;
  /** About so many events are handed out at once. */
  readonly eventsMax: number;
}

const ROWS_MAX = 1_000;
/** What is handed over beyond so many portions is not kept: the journal has it. */
const PORTIONS_KEPT = 8;

/** The committed rows that follow one another: as the writer handed them over, else as the journal has them. */
export class BatchSupply {
  readonly #journal: Journal;
  readonly #eventsMax: number;
  /** Handed over by the writer as it committed them, which saves reading them back. */
  #offered: CommittedBatch[] = [];
  #offeredEvents = 0;
  /** The journal may have rows that were not handed over. */
  #mustRead = true;
  /** Of the rows read last. */
  #eventsARow = 1_000;

  constructor({ journal, eventsMax }: SupplyOptions) {
    this.#journal = journal;
    this.#eventsMax = eventsMax;
  }

  offer(batch: CommittedBatch): void {
    if (this.#offeredEvents > PORTIONS_KEPT * this.#eventsMax) {
      this.#mustRead = true;
      return;
    }
    this.#offered.push(batch);
    this.#offeredEvents += batch.eventCount;
  }

  /** Whatever was handed over is not all there is, or did not come through. */
  readAgain(): void {
    this.#mustRead = true;
  }

  /** The rows after number `seq`, without a gap; none when there is none yet. Throws `JournalUnavailable`. */
  async after(seq: number): Promise<readonly CommittedBatch[]> {
    const following = this.#takeOffered(seq);
    if (following.length > 0 || !this.#mustRead) return following;
    return this.#read(seq);
  }

  #takeOffered(seq: number): readonly CommittedBatch[] {
    const first = this.#offered.findIndex((batch) => batch.seq > seq);
    const fresh = first === -1 ? [] : this.#offered.slice(first);
    const following: CommittedBatch[] = [];
    let events = 0;
    for (const batch of fresh) {
      if (batch.seq !== seq + following.length + 1 || events >= this.#eventsMax) break;
      following.push(batch);
      events += batch.eventCount;
    }
    this.#offered = fresh.slice(following.length);
    this.#offeredEvents = this.#offered.reduce((sum, { eventCount }) => sum + eventCount, 0);
    // A row that was committed while nobody knew is never handed over: what comes after it is read with it.
    if (following.length === 0 && fresh.length > 0) this.#mustRead = true;
    return following;
  }

  async #read(seq: number): Promise<readonly CommittedBatch[]> {
    const enough = Math.ceil(this.#eventsMax / this.#eventsARow);
    const limit = Math.min(enough, ROWS_MAX);
    // What is committed from here on is handed over, or said to be missing.
    this.#mustRead = false;
    const rows = await this.#readRows(seq, limit);
    if (rows.length === 0) return [];
    this.#mustRead = true;
    const events = rows.reduce((sum, { eventCount }) => sum + eventCount, 0);
    this.#eventsARow = events / rows.length;
    return rows.map((row) => toBatch({ row, decisions: unpackDecisions(row) }));
  }

  async #readRows(seq: number, limit: number) {
    try {
      return await this.#journal.read({ fromSeq: seq + 1, limit });
    } catch (error) {
      this.#mustRead = true;
      throw error;
    }
  }
}
