import {
  type BookState,
  emptyBook,
  restoreSnapshot,
  type SnapshotContent,
} from '../../engine/book.ts';
import type { Anchor, Journal, JournalHead, Snapshot } from '../../engine/ports/journal.ts';
import { ArchiveNeeded } from './archive-needed.ts';
import { equal, hashState } from './hash-chain.ts';
import { FORMAT, unpack } from './journal-format.ts';

export interface JournalStart {
  readonly state: BookState;
  /** The row before the first that the journal has; `undefined` when it has them all. */
  readonly head: JournalHead | undefined;
}

/**
 * The state before the first row that the journal has: of an empty book, or, when rows were archived, that of the
 * snapshot at their end. Throws `ArchiveNeeded` when that one cannot be used, and `JournalUnavailable`.
 */
export async function startAtAnchor(journal: Pick<Journal, 'anchor'>): Promise<JournalStart> {
  const anchor = await journal.anchor();
  if (anchor === undefined) return { state: emptyBook(), head: undefined };
  const state = stateAt(anchor, await anchor.snapshot());
  if (typeof state !== 'string') return { state, head: anchor.last.last };
  throw new ArchiveNeeded(anchor.parts, `the snapshot at their end ${state}`);
}

/** What is wrong with the snapshot, else the state. The archive vouches for both its row and its state. */
function stateAt({ last }: Anchor, snapshot: Snapshot | undefined): BookState | string {
  if (snapshot === undefined) return 'is gone';
  if (snapshot.format !== FORMAT) return `is of format ${snapshot.format}, not ${FORMAT}`;
  if (!equal(snapshot.rowHash, last.last.hash)) return 'was taken after another row';
  try {
    const state = restoreSnapshot(unpack(snapshot.payload) as SnapshotContent);
    return hashState(state) === last.stateHash ? state : 'leads to another state';
  } catch {
    return 'cannot be read';
  }
}
