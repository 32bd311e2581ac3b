import type { Decision } from '../../engine/book.ts';
import type { Journal, JournalHead, JournalRow } from '../../engine/ports/journal.ts';
import { checkLink, hex } from './hash-chain.ts';
import { unpackDecisions } from './journal-format.ts';

/** The journal is not what was written: nothing may be built on it. */
export class JournalDamaged extends Error {
  override readonly name = 'JournalDamaged';

  constructor(
    readonly seq: number,
    /** Position of the first event that cannot be trusted. */
    readonly position: number,
    readonly problem: string,
  ) {
    super(`journal row ${seq} (position ${position}): ${problem}`);
  }
}

export interface UnpackedRow {
  readonly row: JournalRow;
  readonly decisions: readonly Decision[];
}

const ROWS_A_READ = 64;

/**
 * Reads every row after `before`, checking the chain link by link. Throws `JournalDamaged` at the first row that was
 * changed, left out or cannot be read, and `JournalUnavailable`.
 */
export async function* readRows(
  book: string,
  journal: Journal,
  before: JournalHead | undefined,
): AsyncGenerator<UnpackedRow> {
  let last = before;
  for (;;) {
    const rows = await journal.read({ fromSeq: (last?.seq ?? 0) + 1, limit: ROWS_A_READ });
    for (const row of rows) {
      const position = last === undefined ? 1 : last.firstPosition + last.eventCount;
      const problem = checkLink(book, last, row);
      if (problem !== undefined) {
        throw new JournalDamaged((last?.seq ?? 0) + 1, position, problem);
      }
      yield { row, decisions: unpackRow(row) };
      last = row;
    }
    if (rows.length < ROWS_A_READ) return;
  }
}

function unpackRow(row: JournalRow): readonly Decision[] {
  const decisions = tryUnpack(row);
  const events = decisions.reduce((sum, decision) => sum + decision.events.length, 0);
  if (events === row.eventCount) return decisions;
  const problem = `it holds ${events} events and says ${row.eventCount} (${hex(row.hash)})`;
  throw new JournalDamaged(row.seq, row.firstPosition, problem);
}

function tryUnpack(row: JournalRow): readonly Decision[] {
  try {
    return unpackDecisions(row);
  } catch (error) {
    throw new JournalDamaged(
      row.seq,
      row.firstPosition,
      `cannot be read: ${error instanceof Error ? error.name : 'unknown'}`,
    );
  }
}
