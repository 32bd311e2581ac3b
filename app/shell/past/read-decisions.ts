import type { Archived, PastDecision } from '../../../engine/book.ts';
import type { Position } from '../../../engine/ids.ts';
import { type Journal, type JournalRow, RowsArchived } from '../../../engine/ports/journal.ts';
import { unpackDecisions } from '../journal-format.ts';

/**
 * The decisions whose first events are at the positions, read from the journal, each row once. A position at which no
 * decision begins is left out; of one in an archived row nothing more is known. Throws `JournalUnavailable`.
 */
export async function readDecisions(
  journal: Journal,
  positions: Iterable<Position>,
): Promise<ReadonlyMap<Position, PastDecision | Archived>> {
  const wanted = [...new Set(positions)].sort((one, other) => one - other);
  const found = new Map<Position, PastDecision | Archived>();
  let next = 0;
  while (next < wanted.length) {
    const position = wanted[next] ?? 0;
    const row = await readRow(journal, position);
    if (row === undefined || row === 'archived') {
      if (row === 'archived') found.set(position, row);
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

async function readRow(
  journal: Journal,
  position: Position,
): Promise<JournalRow | Archived | undefined> {
  const head = await journal.find(position);
  if (head === undefined) return undefined;
  try {
    return (await journal.read({ fromSeq: head.seq, limit: 1 }))[0];
  } catch (error) {
    if (error instanceof RowsArchived) return 'archived';
    throw error;
  }
}
