import {
  applyDecision,
  type BookState,
  restoreSnapshot,
  type SnapshotContent,
} from '../../engine/book.ts';
import type { Journal, JournalHead } from '../../engine/ports/journal.ts';
import { equal } from './hash-chain.ts';
import { FORMAT, unpack } from './journal-format.ts';
import { readRows } from './read-rows.ts';
import { startAtAnchor } from './start-at-anchor.ts';

export interface LoadedBook {
  readonly state: BookState;
  /** The last row; `undefined` in a new book. */
  readonly head: JournalHead | undefined;
}

/**
 * Builds the state from the latest snapshot that fits the journal, and every row after it. Throws `JournalDamaged`,
 * `ArchiveNeeded` and `JournalUnavailable`.
 */
export async function loadBook(book: string, journal: Journal): Promise<LoadedBook> {
  const start = await fromSnapshot(journal);
  const { state } = start;
  let head = start.head;
  for await (const { row, decisions } of readRows(book, journal, head)) {
    for (const decision of decisions) applyDecision(state, decision);
    head = row;
  }
  return { state, head };
}

/** A snapshot is a shortcut, never the truth: one of another format or history is passed over. */
async function fromSnapshot(journal: Journal): Promise<LoadedBook> {
  const snapshot = await journal.latestSnapshot();
  if (snapshot === undefined || snapshot.format !== FORMAT) return startAtAnchor(journal);
  const row = await journal.find(snapshot.position);
  if (row === undefined || row.seq !== snapshot.seq || !equal(row.hash, snapshot.rowHash)) {
    return startAtAnchor(journal);
  }
  const state = restoreSnapshot(unpack(snapshot.payload) as SnapshotContent);
  return { state, head: row };
}
