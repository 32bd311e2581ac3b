import type { Position } from '../../engine/ids.ts';
import { type Journal, type JournalHead, JournalUnavailable } from '../../engine/ports/journal.ts';
import { hex } from './hash-chain.ts';

/** Rows that are remembered: a bulk request that is sent again asks for the same few thousands of times. */
const ROWS_KEPT = 16;

/** The hash of the row that holds an event. Rows never change, so those read lately need not be read again. */
export class RowHashes {
  readonly #journal: Pick<Journal, 'find'>;
  #rows: readonly JournalHead[] = [];

  constructor(journal: Pick<Journal, 'find'>) {
    this.#journal = journal;
  }

  /** In hex; `undefined` when there is no such event, or the journal cannot be reached. */
  async at(position: Position): Promise<string | undefined> {
    const row = this.#rows.find((each) => holds(each, position)) ?? (await this.#read(position));
    return row === undefined ? undefined : hex(row.hash);
  }

  async #read(position: Position): Promise<JournalHead | undefined> {
    try {
      const row = await this.#journal.find(position);
      if (row !== undefined) this.#rows = [row, ...this.#rows.slice(0, ROWS_KEPT - 1)];
      return row;
    } catch (error) {
      if (error instanceof JournalUnavailable) return undefined;
      throw error;
    }
  }
}

function holds({ firstPosition, eventCount }: JournalHead, position: Position): boolean {
  return firstPosition <= position && position < firstPosition + eventCount;
}
