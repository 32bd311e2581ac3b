import { setImmediate as turn } from 'node:timers/promises';
import type { Journal, JournalHead, JournalRow } from '../../engine/ports/journal.ts';
import { checkLink } from './hash-chain.ts';
import { JournalDamaged } from './journal-damaged.ts';

const ROWS_A_READ = 64;
/** After so much the socket has its turn: the rows to come arrive while these are worked on. */
const BYTES_A_TURN = 256 * 1024;

/**
 * Reads every row after `before`, as it is packed, checking the chain link by link. Reads ahead. Throws
 * `JournalDamaged` at the first row that was changed or left out, and `JournalUnavailable`.
 */
export async function* readChain(
  book: string,
  journal: Journal,
  before: JournalHead | undefined,
): AsyncGenerator<JournalRow> {
  let last = before;
  let sinceTurn = 0;
  let ahead = read(journal, (last?.seq ?? 0) + 1);
  for (;;) {
    const rows = await ahead;
    const end = rows.at(-1);
    const goesOn = end !== undefined && rows.length === ROWS_A_READ;
    if (goesOn) ahead = read(journal, end.seq + 1);
    for (const row of rows) {
      const position = last === undefined ? 1 : last.firstPosition + last.eventCount;
      const problem = checkLink(book, last, row);
      if (problem !== undefined) {
        throw new JournalDamaged((last?.seq ?? 0) + 1, position, problem);
      }
      yield row;
      last = row;
      sinceTurn += row.payload.length;
      if (sinceTurn < BYTES_A_TURN) continue;
      sinceTurn = 0;
      await turn();
    }
    if (!goesOn) return;
  }
}

function read(journal: Journal, fromSeq: number): Promise<readonly JournalRow[]> {
  const rows = journal.read({ fromSeq, limit: ROWS_A_READ });
  // Whoever stops in between never asks for what was read ahead: its failure must not end the process.
  rows.catch(() => {});
  return rows;
}
