import type { Recorded } from '../../engine/book.ts';
import type { Position } from '../../engine/ids.ts';
import { type Journal, type JournalRow, RowsArchived } from '../../engine/ports/journal.ts';
import { hex } from './hash-chain.ts';
import { unpackDecisions } from './journal-format.ts';

/**
 * The decision whose first event is at `first`, read from the journal; `undefined` when it has none, or archived it.
 * Throws `JournalUnavailable`.
 */
export async function findDecision(
  journal: Journal,
  first: Position,
): Promise<Recorded | undefined> {
  const head = await journal.find(first);
  if (head === undefined) return undefined;
  const [row] = await journal.read({ fromSeq: head.seq, limit: 1 }).catch(noneIfArchived);
  if (row === undefined) return undefined;
  let position = row.firstPosition;
  for (const decision of unpackDecisions(row)) {
    if (position === first) return { decision, first, hash: hex(row.hash) };
    position += decision.events.length;
  }
  return undefined;
}

function noneIfArchived(error: unknown): readonly JournalRow[] {
  if (error instanceof RowsArchived) return [];
  throw error;
}
