import type { ArchivedPart, JournalRow, Snapshot } from './journal.ts';

/**
 * Takes whole parts out of a journal and puts them back. Rows go out oldest first and come back newest first, so that
 * the journal always is all rows behind its anchor. Reads and appends go on meanwhile.
 */
export interface JournalArchive {
  /** The parts that hold rows or are ready for some, oldest first. Throws `JournalUnavailable`. */
  parts(): Promise<readonly JournalPart[]>;
  /**
   * Takes the oldest part out and keeps `record` and the snapshot after its last row: all of it or nothing.
   *
   * `changed`: it is not the oldest part any more, or its rows are not those of the record; nothing was done.
   * Throws `JournalUnavailable`, also when the journal was too busy to let a part go.
   */
  remove(record: ArchivedPart, snapshot: Snapshot): Promise<'removed' | 'changed'>;
  /**
   * Puts the rows of `record` back, in the order in which they come, and forgets the record: all of it or nothing.
   * What `rows` throws is thrown.
   *
   * `changed`: it is not the part that was archived last. Throws `JournalUnavailable`.
   */
  putBack(record: ArchivedPart, rows: AsyncIterable<JournalRow>): Promise<'restored' | 'changed'>;
}

/** A range of row numbers that is kept together. */
export interface JournalPart {
  readonly firstSeq: number;
  /** Last number that belongs there, whether there is such a row or not. */
  readonly lastSeq: number;
  /** Names of the books with rows there. */
  readonly books: readonly string[];
}
