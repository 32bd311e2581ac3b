import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { NameEntries } from '../../../engine/ports/name-index.ts';

const COPY = 'COPY tricord.names (hash, position, book) FROM STDIN (FORMAT binary)';

// The binary format of COPY (PostgreSQL manual, "COPY", file formats): a signature, two flag words, rows, a trailer.
const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const TRAILER = Buffer.from([0xff, 0xff]);
const COLUMNS = 3;
const ROW_BYTES = 2 + (4 + 8) + (4 + 8) + (4 + 2);
const WORD = 2 ** 32;

export async function copyNames(
  client: PoolClient,
  book: number,
  entries: NameEntries,
): Promise<void> {
  const rows = Buffer.allocUnsafe(entries.positions.length * ROW_BYTES);
  let at = 0;
  for (const [index, position] of entries.positions.entries()) {
    at = rows.writeInt16BE(COLUMNS, at);
    at = rows.writeInt32BE(8, at);
    at = rows.writeUInt32BE(entries.high[index] ?? 0, at);
    at = rows.writeUInt32BE(entries.low[index] ?? 0, at);
    at = rows.writeInt32BE(8, at);
    at = rows.writeUInt32BE(Math.floor(position / WORD), at);
    at = rows.writeUInt32BE(position % WORD, at);
    at = rows.writeInt32BE(2, at);
    at = rows.writeInt16BE(book, at);
  }
  await pipeline(Readable.from([HEADER, rows, TRAILER]), client.query(copyFrom(COPY)));
}
