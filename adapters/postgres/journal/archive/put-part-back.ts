import type { Pool, PoolClient } from 'pg';
import type { ArchivedPart, JournalRow } from '../../../../engine/ports/journal.ts';
import { inTransaction } from '../in-transaction.ts';
import { attachPart, createPart, tableOf } from '../part-tables.ts';
import { PARTS_LOCK } from '../prepare-parts.ts';
import { asBuffer } from '../row.ts';
import { isAsRecorded } from './is-as-recorded.ts';

const ROWS_A_STATEMENT = 500;
const BYTES_A_STATEMENT = 8 * 1024 * 1024;

/** The table is filled before it is a part of the journal: appends and reads go on, and see all of it or nothing. */
export function putPartBack(
  pool: Pool,
  book: string,
  record: ArchivedPart,
  rows: AsyncIterable<JournalRow>,
): Promise<'restored' | 'changed'> {
  return inTransaction(pool, async (client) => {
    await client.query(PARTS_LOCK);
    if (!(await isLatest(client, book, record))) return 'changed';
    const part = { first: record.firstSeq, end: record.last.seq + 1 };
    await createPart(client, part);
    for await (const some of inBatches(rows)) await insert(client, tableOf(part), book, some);
    if (!(await isAsRecorded(client, tableOf(part), book, record)))
      throw new Error(
        `the rows put back are not those up to row ${record.last.seq} that were archived`,
      );
    await attachPart(client, part);
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
    [book, part.firstSeq, part.last.hash],
  );
  return rows[0]?.latest === true;
}

async function* inBatches(rows: AsyncIterable<JournalRow>): AsyncGenerator<readonly JournalRow[]> {
  let batch: JournalRow[] = [];
  let bytes = 0;
  for await (const row of rows) {
    batch.push(row);
    bytes += row.payload.length;
    if (batch.length < ROWS_A_STATEMENT && bytes < BYTES_A_STATEMENT) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

async function insert(
  client: PoolClient,
  table: string,
  book: string,
  rows: readonly JournalRow[],
): Promise<void> {
  await client.query(
    `INSERT INTO ${table}
       (book, seq, epoch, at, first_position, event_count, format, previous_hash, hash, payload)
     SELECT $1, * FROM unnest(
       $2::bigint[], $3::bigint[], $4::timestamptz[], $5::bigint[], $6::integer[], $7::integer[],
       $8::bytea[], $9::bytea[], $10::bytea[])`,
    [
      book,
      rows.map(({ seq }) => seq),
      rows.map(({ epoch }) => epoch),
      rows.map(({ at }) => new Date(at)),
      rows.map(({ firstPosition }) => firstPosition),
      rows.map(({ eventCount }) => eventCount),
      rows.map(({ format }) => format),
      rows.map(({ previousHash }) => asBuffer(previousHash)),
      rows.map(({ hash }) => asBuffer(hash)),
      rows.map(({ payload }) => asBuffer(payload)),
    ],
  );
}
