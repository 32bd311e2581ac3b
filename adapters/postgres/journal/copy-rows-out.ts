import { escapeLiteral, type Pool } from 'pg';
import type { JournalRow } from '../../../engine/ports/journal.ts';
import type { BinaryRow } from '../binary-row.ts';
import { copyOut } from '../copy-out.ts';
import { HEAD_COLUMNS } from './row.ts';

/** Up to `limit` rows from number `fromSeq` on, in order and in binary: as text a payload has twice its size. */
export async function copyRowsOut(
  pool: Pool,
  book: string,
  { fromSeq, limit }: { readonly fromSeq: number; readonly limit: number },
): Promise<readonly JournalRow[]> {
  const rows: JournalRow[] = [];
  const query = `
    SELECT ${HEAD_COLUMNS}, payload FROM tricord.journal
    WHERE book = ${escapeLiteral(book)} AND seq >= ${fromSeq} ORDER BY seq LIMIT ${limit}`;
  await copyOut(pool, query, (row) => rows.push(readRow(row)));
  return rows;
}

function readRow(row: BinaryRow): JournalRow {
  return {
    seq: row.int64(),
    epoch: row.int64(),
    at: row.timeMs(),
    firstPosition: row.int64(),
    eventCount: row.int32(),
    format: row.int32(),
    previousHash: Buffer.from(row.bytes()),
    hash: Buffer.from(row.bytes()),
    payload: Buffer.from(row.bytes()),
  };
}
