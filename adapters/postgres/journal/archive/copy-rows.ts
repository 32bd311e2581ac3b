import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { JournalRow } from '../../../../engine/ports/journal.ts';
import { asBuffer } from '../row.ts';

/** A part may be gigabytes: what is long for a query is not for a copy. */
const TIMEOUT_MS = 3_600_000;

/** Writes rows to a table, as many as come, in one COPY. What `rows` throws is thrown. */
export async function copyRows(
  client: PoolClient,
  table: string,
  book: string,
  rows: AsyncIterable<JournalRow>,
): Promise<void> {
  await client.query(`SET LOCAL statement_timeout = ${TIMEOUT_MS}`);
  const copy = copyFrom(`
    COPY ${table}
      (book, seq, epoch, at, first_position, event_count, format, previous_hash, hash, payload)
    FROM STDIN`);
  const stream = client.query(Object.assign(copy, { query_timeout: TIMEOUT_MS }));
  await pipeline(Readable.from(linesOf(book, rows)), stream);
}

async function* linesOf(book: string, rows: AsyncIterable<JournalRow>): AsyncGenerator<string> {
  for await (const row of rows) {
    const { seq, epoch, at, firstPosition, eventCount, format, previousHash, hash, payload } = row;
    const numbers = [seq, epoch, new Date(at).toISOString(), firstPosition, eventCount, format];
    const bytes = [previousHash, hash, payload].map(escapeBytes);
    yield `${[escapeText(book), ...numbers, ...bytes].join('\t')}\n`;
  }
}

// The text format of COPY (PostgreSQL manual, COPY, "Text Format"), in which a backslash is doubled.
function escapeText(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (mark) => ESCAPES[mark] ?? mark);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

function escapeBytes(bytes: Uint8Array): string {
  return `\\\\x${asBuffer(bytes).toString('hex')}`;
}
