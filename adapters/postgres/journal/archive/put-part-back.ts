import type { Pool, PoolClient } from 'pg';
import type { ArchivedPart, JournalRow } from '../../../../engine/ports/journal.ts';
import { inTransaction } from '../../in-transaction.ts';
import { attachPart, createPart, tableOf } from '../part-tables.ts';
import { asBuffer } from '../row.ts';
import { ARCHIVE_LOCK } from './archive-lock.ts';
import { copyRows } from './copy-rows.ts';
import { isAsRecorded } from './is-as-recorded.ts';

/** The table is filled before it is a part of the journal: appends and reads go on, and see all of it or nothing. */
export function putPartBack(
  pool: Pool,
  book: string,
  record: ArchivedPart,
  rows: AsyncIterable<JournalRow>,
): Promise<'restored' | 'changed'> {
  return inTransaction(pool, async (client) => {
    await client.query(ARCHIVE_LOCK);
    if (!(await isLatest(client, book, record))) return 'changed';
    const part = { first: record.firstSeq, end: record.last.seq + 1 };
    await createPart(client, part);
    await copyRows(client, tableOf(part), book, rows);
    if (!(await isAsRecorded(client, tableOf(part), book, record)))
      throw new Error(
        `the rows put back are not those up to row ${record.last.seq} that were archived`,
      );
    await attachPart(client, part);
    await client.query(
      'DELETE FROM tricord.archived_rows WHERE book = $1 AND first_position >= $2',
      [book, record.firstPosition],
    );
    await client.query('DELETE FROM tricord.archived_parts WHERE book = $1 AND first_seq = $2', [
      book,
      record.firstSeq,
    ]);
    return 'restored';
  });
}

async function isLatest(client: PoolClient, book: string, part: ArchivedPart): Promise<boolean> {
  const { rows } = await client.query<{ latest: boolean }>(
    `SELECT first_seq = $2 AND last_hash = $3 AS latest FROM tricord.archived_parts
     WHERE book = $1 ORDER BY first_seq DESC LIMIT 1`,
    [book, part.firstSeq, asBuffer(part.last.hash)],
  );
  return rows[0]?.latest === true;
}
