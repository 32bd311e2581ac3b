import type { Pool } from 'pg';
import { JournalUnavailable } from '../../../../engine/ports/journal.ts';
import type { JournalArchive, JournalPart } from '../../../../engine/ports/journal-archive.ts';
import { orUnavailable } from '../../unavailable.ts';
import { listParts, tableOf } from '../part-tables.ts';
import { putPartBack } from './put-part-back.ts';
import { removePart } from './remove-part.ts';

/** Takes parts out of the journal of a book and puts them back. The pool stays the caller's. */
export function postgresArchive({ pool, book }: { pool: Pool; book: string }): JournalArchive {
  return {
    parts: () => orUnavailable(JournalUnavailable, () => readParts(pool)),
    remove: (record, snapshot) =>
      orUnavailable(JournalUnavailable, () => removePart(pool, book, record, snapshot)),
    putBack: (record, rows) =>
      orUnavailable(JournalUnavailable, () => putPartBack(pool, book, record, rows)),
  };
}

async function readParts(pool: Pool): Promise<readonly JournalPart[]> {
  const parts: JournalPart[] = [];
  for (const table of await listParts(pool)) {
    const { rows } = await pool.query<{ book: string }>(booksIn(tableOf(table)));
    const books = rows.map(({ book }) => book);
    parts.push({ firstSeq: table.first, lastSeq: table.end - 1, books });
  }
  return parts;
}

/** Every book of the table, a step in the index for each: DISTINCT would read all of it. */
function booksIn(table: string): string {
  return `
    WITH RECURSIVE books AS (
      (SELECT book FROM ${table} ORDER BY book LIMIT 1)
      UNION ALL
      SELECT (SELECT next.book FROM ${table} AS next WHERE next.book > books.book ORDER BY next.book LIMIT 1)
      FROM books WHERE books.book IS NOT NULL
    )
    SELECT book FROM books WHERE book IS NOT NULL`;
}
