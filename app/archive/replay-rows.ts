import { applyDecision, namesTaken } from '../../engine/book.ts';
import type { Journal, JournalRow } from '../../engine/ports/journal.ts';
import { hashName } from '../shell/past/hash-name.ts';
import { readRows } from '../shell/read-rows.ts';
import type { JournalStart } from '../shell/start-at-anchor.ts';

/**
 * The rows after `start.head` up to number `lastSeq`, the chain checked, each applied to `start.state` and its names
 * added as it passes.
 * Throws `JournalDamaged` and `JournalUnavailable`.
 */
export async function* replayRows(
  { book, journal }: { readonly book: string; readonly journal: Journal },
  { state, names, head }: JournalStart,
  lastSeq: number,
): AsyncGenerator<JournalRow> {
  for await (const { row, decisions } of readRows(book, journal, head)) {
    for (const decision of decisions) {
      applyDecision(state, decision);
      namesTaken(decision, (kind, name) => names.filter.add(hashName(names.seed, kind, name)));
    }
    yield row;
    if (row.seq === lastSeq) return;
  }
}
