import { escapeLiteral, type Pool } from 'pg';
import type { Snapshot } from '../../../engine/ports/journal.ts';
import type { BinaryRow } from '../binary-row.ts';
import { copyOut } from '../copy-out.ts';

/** Small enough for neither side to need much room for one. */
const PART_BYTES = 256 * 1024;

/**
 * Reads the latest snapshot of a book, or the one of row `seq`. It comes in parts and in binary: in one field its tens
 * of megabytes would be put together three times over.
 */
export async function copySnapshotOut(
  pool: Pool,
  book: string,
  seq?: number,
): Promise<Snapshot | undefined> {
  let snapshot: Omit<Snapshot, 'payload'> | undefined;
  let payload = Buffer.alloc(0);
  const wanted = seq === undefined ? '' : `AND seq = ${seq}`;
  const query = `
    SELECT seq, position, row_hash, state_hash, format, octet_length(payload), part,
      substring(payload FROM part * ${PART_BYTES} + 1 FOR ${PART_BYTES})
    FROM (
      SELECT * FROM tricord.snapshots
      WHERE book = ${escapeLiteral(book)} ${wanted} ORDER BY seq DESC LIMIT 1
    ) AS snapshot, generate_series(0, octet_length(payload) / ${PART_BYTES}) AS part`;
  await copyOut(pool, query, (row) => {
    const head = readHead(row);
    const [bytes, part] = [row.int32(), row.int32()];
    if (snapshot === undefined) payload = Buffer.allocUnsafeSlow(bytes);
    snapshot ??= head;
    row.bytes().copy(payload, part * PART_BYTES);
  });
  return snapshot === undefined ? undefined : { ...snapshot, payload };
}

function readHead(row: BinaryRow): Omit<Snapshot, 'payload'> {
  return {
    seq: row.int64(),
    position: row.int64(),
    rowHash: Buffer.from(row.bytes()),
    stateHash: row.text(),
    format: row.int32(),
  };
}
