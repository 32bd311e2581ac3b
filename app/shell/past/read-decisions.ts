import type { PastDecision } from '../../../engine/book.ts';
import type { Position } from '../../../engine/ids.ts';
import type { Journal } from '../../../engine/ports/journal.ts';
import { unpackDecisions } from '../journal-format.ts';

/**
 * The decisions whose first events are at the positions, read from the journal, each row once. A position at which no
 * decision begins is left out. Throws `JournalUnavailable`.
 */
export async function readDecisions(
  journal: Journal,
  positions: Iterable<Position>,
): Promise<ReadonlyMap<Position, PastDecision>> {
  const wanted = [...new Set(positions)].sort((one, other) => one - other);
  const found = new Map<Position, PastDecision>();
  let next = 0;
  while (next < wanted.length) {
    const head = await journal.find(wanted[next] ?? 0);
    const [row] = head === undefined ? [] : await journal.read({ fromSeq: head.seq, limit: 1 });
    if (row === undefined) {
      next += 1;
      continue;
    }
    let first = row.firstPosition;
    for (const decision of unpackDecisions(row)) {
      while ((wanted[next] ?? Number.POSITIVE_INFINITY) < first) next += 1;
      if (wanted[next] === first) found.set(first, { decision, first });
      first += decision.events.length;
    }
    while ((wanted[next] ?? Number.POSITIVE_INFINITY) < first) next += 1;
  }
  return found;
}
