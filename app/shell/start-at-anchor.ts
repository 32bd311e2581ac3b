import { type BookState, emptyBook } from '../../engine/book.ts';
import type { Anchor, Journal, JournalHead, Snapshot } from '../../engine/ports/journal.ts';
import { ArchiveNeeded } from './archive-needed.ts';
import { equal, hashState } from './hash-chain.ts';
import { NameFilter } from './past/name-filter.ts';
import { type FilteredNames, type Restored, SNAPSHOT_FORMAT, unpackSnapshot } from './snapshots.ts';

export interface JournalStart {
  readonly state: BookState;
  /** Of the rows before; with seed 0 when there are none. */
  readonly names: FilteredNames;
  /** The row before the first that the journal has; `undefined` when it has them all. */
  readonly head: JournalHead | undefined;
}

/**
 * The state before the first row that the journal has: of an empty book, or, when rows were archived, that of the
 * snapshot at their end. Throws `ArchiveNeeded` when that one cannot be used, and `JournalUnavailable`.
 */
export async function startAtAnchor(journal: Pick<Journal, 'anchor'>): Promise<JournalStart> {
  const anchor = await journal.anchor();
  if (anchor === undefined) {
    const names = { seed: 0, filter: new NameFilter() };
    return { state: emptyBook(), names, head: undefined };
  }
  const restored = restoredAt(anchor, await anchor.snapshot());
  if (typeof restored !== 'string') return { ...restored, head: anchor.last.last };
  throw new ArchiveNeeded(anchor.parts, `the snapshot at their end ${restored}`);
}

/** What is wrong with the snapshot, else the state. The archive vouches for both its row and its state. */
function restoredAt({ last }: Anchor, snapshot: Snapshot | undefined): Restored | string {
  if (snapshot === undefined) return 'is gone';
  if (snapshot.format !== SNAPSHOT_FORMAT) {
    return `is of format ${snapshot.format}, not ${SNAPSHOT_FORMAT}`;
  }
  if (!equal(snapshot.rowHash, last.last.hash)) return 'was taken after another row';
  try {
    const restored = unpackSnapshot(snapshot);
    return hashState(restored.state) === last.stateHash ? restored : 'leads to another state';
  } catch {
    return 'cannot be read';
  }
}
