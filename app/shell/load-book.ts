import type { BookState } from '../../engine/book.ts';
import type { Position } from '../../engine/ids.ts';
import type { Journal, JournalHead } from '../../engine/ports/journal.ts';
import type { NameIndexHead } from '../../engine/ports/name-index.ts';
import { ArchiveNeeded } from './archive-needed.ts';
import { equal } from './hash-chain.ts';
import { JournalDamaged } from './journal-damaged.ts';
import { BookPast } from './past/book-past.ts';
import { NameFilter } from './past/name-filter.ts';
import { NameStore } from './past/name-store.ts';
import { readChain } from './read-chain.ts';
import { RowFolder } from './row-folder.ts';
import { SNAPSHOT_FORMAT, unpackSnapshot } from './snapshots.ts';
import { type JournalStart, startAtAnchor } from './start-at-anchor.ts';

export interface LoadOptions {
  readonly onProblem?: (problem: string) => void;
  /** Names in memory before they are written to the index; a reader, who writes nothing, keeps them all. */
  readonly keepNames?: number;
}

export interface LoadedBook {
  readonly state: BookState;
  /** What has left the state. */
  readonly past: BookPast;
  /** The last row; `undefined` in a new book. */
  readonly head: JournalHead | undefined;
  /** Position of the snapshot it began with; 0 when there was none. */
  readonly snapshotAt: Position;
}

/**
 * Builds the state from the latest snapshot that fits the journal, and every row after it. Names that are not in the
 * index yet are read from the journal too, even where the snapshot has their events. Throws `JournalDamaged`,
 * `ArchiveNeeded` and `JournalUnavailable`.
 */
export async function loadBook(
  book: string,
  journal: Journal,
  options: LoadOptions = {},
): Promise<LoadedBook> {
  const index = await journal.names.read();
  const { state, head: from, names } = await findStart(journal);
  const snapshotAt = state.position;
  const filtered = names.seed === index.seed ? snapshotAt : 0;
  await assertNamesAreThere(journal, Math.min(filtered, index.position));
  const past = new BookPast(
    journal,
    new NameStore({
      ...{ index: journal.names, head: index, filtered },
      filter: filtered === 0 ? new NameFilter() : names.filter,
      ...(options.keepNames === undefined ? {} : { keep: options.keepNames }),
      ...(options.onProblem === undefined ? {} : { onProblem: options.onProblem }),
    }),
  );
  let head = await rowBefore(journal, Math.min(filtered, index.position), from);
  const folder = new RowFolder(state, past);
  for await (const row of readChain(book, journal, head)) {
    folder.fold(row);
    head = row;
    // Not up to the state's position: from a snapshot it is ahead of the names that have been read.
    past.committed(lastOf(row));
    await past.names.crowded;
  }
  assertIndexed(index, head, state.position);
  past.committed(state.position);
  return { state, past, head: head ?? from, snapshotAt };
}

/** The row that ends at the position, to read on behind it; `from` is that of the snapshot. */
async function rowBefore(
  journal: Journal,
  position: Position,
  from: JournalHead | undefined,
): Promise<JournalHead | undefined> {
  if (position === 0) return undefined;
  if (from !== undefined && lastOf(from) === position) return from;
  const row = await journal.find(position);
  return row !== undefined && lastOf(row) === position ? row : undefined;
}

/** A snapshot is a shortcut, never the truth: one of another format or history is passed over. */
async function findStart(journal: Journal): Promise<JournalStart> {
  const snapshot = await journal.latestSnapshot();
  if (snapshot === undefined || snapshot.format !== SNAPSHOT_FORMAT) return startAtAnchor(journal);
  const row = await journal.find(snapshot.position);
  if (row === undefined || row.seq !== snapshot.seq || !equal(row.hash, snapshot.rowHash)) {
    return startAtAnchor(journal);
  }
  return { ...unpackSnapshot(snapshot), head: row };
}

/** Names that are not known up to where the journal begins are in archives. Throws `ArchiveNeeded`. */
async function assertNamesAreThere(journal: Journal, known: Position): Promise<void> {
  const anchor = await journal.anchor();
  if (anchor === undefined || lastOf(anchor.last.last) <= known) return;
  throw new ArchiveNeeded(anchor.parts, `names are known up to position ${known} only`);
}

/** Names were indexed after they were committed: a journal that ends before them has lost something. */
function assertIndexed(
  index: NameIndexHead,
  head: JournalHead | undefined,
  position: Position,
): void {
  if (index.position <= position) return;
  const problem = `it is gone: names up to position ${index.position} were indexed`;
  throw new JournalDamaged((head?.seq ?? 0) + 1, position + 1, problem);
}

function lastOf({ firstPosition, eventCount }: JournalHead): Position {
  return firstPosition + eventCount - 1;
}
