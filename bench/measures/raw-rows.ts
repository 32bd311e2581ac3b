import pg from 'pg';
import type { Journal } from '../../engine/ports/journal.ts';

const ROWS_MAX = 400;

/**
 * The limit of any journal of rows: the rows that the engine just wrote, inserted again one statement after the
 * other into a bare table, with nothing decided and nobody answered. Transfers a second.
 */
export async function rawRowsRate(url: string, journal: Journal): Promise<number> {
  const rows = await readRows(journal);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    'DROP TABLE IF EXISTS raw_rows; CREATE TABLE raw_rows (seq bigint PRIMARY KEY, payload bytea)',
  );
  const start = performance.now();
  for (const { seq, payload } of rows) {
    await client.query({
      name: 'raw',
      text: 'INSERT INTO raw_rows VALUES ($1, $2)',
      values: [seq, Buffer.from(payload)],
    });
  }
  const seconds = (performance.now() - start) / 1_000;
  await client.query('DROP TABLE raw_rows');
  await client.end();
  return rows.reduce((sum, { eventCount }) => sum + eventCount, 0) / seconds;
}

/** Full rows alone: those of the beginning and the end are smaller. */
async function readRows(journal: Journal) {
  const head = await journal.head();
  const fromSeq = Math.max(1, Math.floor((head?.seq ?? 1) / 4));
  const rows = [];
  for (let seq = fromSeq; rows.length < ROWS_MAX; seq += 16) {
    const part = await journal.read({ fromSeq: seq, limit: 16 });
    rows.push(...part);
    if (part.length < 16) break;
  }
  return rows;
}
