import { applyDecision } from '../../engine/book.ts';
import type { Journal, JournalRow } from '../../engine/ports/journal.ts';
import { readRows } from '../shell/read-rows.ts';
import type { JournalStart } from '../shell/start-at-anchor.ts';

/**
 * The rows after `start.head` up to number `lastSeq`, the chain checked, each applied to `start.state` as it passes.
 * Throws `JournalDamaged` and `JournalUnavailable`.
 */
export async function* replayRows(
  { book, journal }: { readonly book: string; readonly journal: Journal },
  { state, head }: JournalStart,
  lastSeq: number,
): AsyncGenerator<JournalRow> {
  for await (const { row, decisions } of readRows(book, journal, head)) {
    for (const decision of decisions) applyDecision(state, decision);
    yield row;
    if (row.seq === lastSeq) return;
  }
}
