import type { Position } from '../../engine/ids.ts';
import type { Journal } from '../../engine/ports/journal.ts';
import { loadBook } from './load-book.ts';
import { snapshotAfter } from './snapshots.ts';

/**
 * Keeps a snapshot of the book as the journal has it now, made beside the server and not in it: the last snapshot and
 * the rows after it are read again, so the book is not stopped for a moment. Returns its position. Throws
 * `JournalUnavailable` and `JournalDamaged`.
 */
export async function keepSnapshot(book: string, journal: Journal): Promise<Position> {
  const { state, past, head } = await loadBook(book, journal, {
    keepNames: Number.POSITIVE_INFINITY,
  });
  const latest = await journal.latestSnapshot();
  if (head === undefined || latest?.seq === head.seq) return state.position;
  await journal.saveSnapshot(snapshotAfter(state, head, past.names));
  return state.position;
}
