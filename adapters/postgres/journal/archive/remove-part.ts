import type { Pool } from 'pg';
import type { ArchivedPart, Snapshot } from '../../../../engine/ports/journal.ts';
import { inTransaction } from '../../in-transaction.ts';
import { listParts, tableOf } from '../part-tables.ts';
import { saveSnapshot } from '../save-snapshot.ts';
import { ARCHIVE_LOCK } from './archive-lock.ts';
import { archivedValues, INSERT_ARCHIVED } from './archived-columns.ts';
import { isAsRecorded } from './is-as-recorded.ts';

/**
 * Detaching waits for every statement on the journal that runs, and those that come wait behind it: no longer than
 * this, then it gives up. The part itself goes in milliseconds.
 */
const LOCK_TIMEOUT = `SET LOCAL lock_timeout = '1s'`;

export function removePart(
  pool: Pool,
  book: string,
  record: ArchivedPart,
  snapshot: Snapshot,
): Promise<'removed' | 'changed'> {
  return inTransaction(pool, async (client) => {
    await client.query(LOCK_TIMEOUT);
    await client.query(ARCHIVE_LOCK);
    const [oldest] = await listParts(client);
    if (oldest?.first !== record.firstSeq || oldest.end !== record.last.seq + 1) return 'changed';
    const table = tableOf(oldest);
    // Nobody writes there any more; should somebody all the same, then not between the count and the drop.
    await client.query(`LOCK TABLE ${table} IN SHARE MODE`);
    if (!(await isAsRecorded(client, table, book, record))) return 'changed';
    await saveSnapshot(client, book, snapshot);
    await client.query(INSERT_ARCHIVED, archivedValues(book, record));
    await client.query(keepHeaders(table));
    await client.query(
      `ALTER TABLE tricord.journal DETACH PARTITION ${table}; DROP TABLE ${table}`,
    );
    return 'removed';
  });
}

function keepHeaders(table: string): string {
  const columns = 'book, seq, epoch, at, first_position, event_count, format, previous_hash, hash';
  return `INSERT INTO tricord.archived_rows (${columns}) SELECT ${columns} FROM ${table}`;
}
