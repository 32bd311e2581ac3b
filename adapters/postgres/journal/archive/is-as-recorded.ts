import type { PoolClient } from 'pg';
import type { ArchivedPart } from '../../../../engine/ports/journal.ts';
import { asBuffer } from '../row.ts';

/** Whether the table has every row of the part and none of another book, and the journal goes on behind the last. */
export async function isAsRecorded(
  client: PoolClient,
  table: string,
  book: string,
  { firstSeq, last }: ArchivedPart,
): Promise<boolean> {
  const { rows } = await client.query<{ whole: boolean; ends: boolean }>(
    `SELECT
       (SELECT count(*) = $3::bigint - $2::bigint + 1 AND count(*) FILTER (WHERE book <> $1) = 0 FROM ${table})
         AS whole,
       EXISTS (SELECT FROM ${table} WHERE book = $1 AND seq = $3 AND hash = $4)
         AND EXISTS (SELECT FROM tricord.journal WHERE book = $1 AND seq = $3::bigint + 1 AND previous_hash = $4)
         AS ends`,
    [book, firstSeq, last.seq, asBuffer(last.hash)],
  );
  return rows[0]?.whole === true && rows[0].ends;
}
