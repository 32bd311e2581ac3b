import type { Decision } from '../../engine/book.ts';
import type { Journal, JournalHead, JournalRow } from '../../engine/ports/journal.ts';
import { assertEventCount, orDamaged } from './journal-damaged.ts';
import { unpackDecisions } from './journal-format.ts';
import { readChain } from './read-chain.ts';

export interface UnpackedRow {
  readonly row: JournalRow;
  readonly decisions: readonly Decision[];
}

/**
 * Reads and unpacks every row after `before`, checking the chain link by link. Throws `JournalDamaged` at the first row
 * that was changed, left out or cannot be read, and `JournalUnavailable`.
 */
export async function* readRows(
  book: string,
  journal: Journal,
  before: JournalHead | undefined,
): AsyncGenerator<UnpackedRow> {
  for await (const row of readChain(book, journal, before)) {
    const decisions = orDamaged(row, () => unpackDecisions(row));
    const events = decisions.reduce((sum, decision) => sum + decision.events.length, 0);
    assertEventCount(row, events);
    yield { row, decisions };
  }
}
