import type { Decision } from '../../engine/book.ts';
import type { Position } from '../../engine/ids.ts';
import type { Journal, JournalHead } from '../../engine/ports/journal.ts';
import type { Projection } from '../../engine/ports/projection.ts';
import type { Queries } from '../../engine/ports/queries.ts';
import { readRows } from '../shell/read-rows.ts';

/** What a proof is made from. Queries only tell where to look; what is proved is read from the journal. */
export interface ProofSources {
  readonly book: string;
  readonly journal: Journal;
  readonly projection: Pick<Projection, 'cursor'> & Pick<Queries, 'instruction'>;
  /** Told how many rows were read, now and then. */
  readonly onProgress?: (rows: number) => void;
}

const PROGRESS_EVERY = 1_000;

/** Every decision in the rows after row `seq` that were not archived, with the position of its first event. */
export async function* scanRows(
  { book, journal, onProgress }: ProofSources,
  seq: number,
): AsyncGenerator<{ readonly first: Position; readonly decision: Decision }> {
  const before = await rowBefore(journal, seq);
  for await (const { row, decisions } of readRows(book, journal, before)) {
    let first = row.firstPosition;
    for (const decision of decisions) {
      yield { first, decision };
      first += decision.events.length;
    }
    if (row.seq % PROGRESS_EVERY === 0) onProgress?.(row.seq);
  }
}

async function rowBefore(journal: Journal, seq: number): Promise<JournalHead | undefined> {
  const archived = (await journal.anchor())?.last.last;
  if (archived !== undefined && seq <= archived.seq) return archived;
  const [row] = seq === 0 ? [] : await journal.read({ fromSeq: seq, limit: 1 });
  return row;
}
