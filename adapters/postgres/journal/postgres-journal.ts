import type { Pool, QueryResultRow } from 'pg';
import { type Journal, JournalUnavailable } from '../../../engine/ports/journal.ts';
import { postgresNameIndex } from '../names/postgres-name-index.ts';
import { orUnavailable } from '../unavailable.ts';
import { appendRow } from './append-row.ts';
import {
  asBuffer,
  type HeadColumns,
  type RowColumns,
  type SnapshotColumns,
  toHead,
  toRow,
  toSnapshot,
} from './row.ts';

const HEAD_COLUMNS = 'seq, epoch, at, first_position, event_count, format, previous_hash, hash';
const HEAD = `
  SELECT ${HEAD_COLUMNS} FROM tricord.journal WHERE book = $1 ORDER BY seq DESC LIMIT 1`;
const READ = `
  SELECT ${HEAD_COLUMNS}, payload FROM tricord.journal
  WHERE book = $1 AND seq >= $2 ORDER BY seq LIMIT $3`;
const FIND = `
  SELECT ${HEAD_COLUMNS} FROM (
    SELECT * FROM tricord.journal
    WHERE book = $1 AND first_position <= $2 ORDER BY first_position DESC LIMIT 1
  ) AS nearest
  WHERE $2 < first_position + event_count`;
const SAVE_SNAPSHOT = `
  INSERT INTO tricord.snapshots (book, seq, position, row_hash, state_hash, format, payload)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (book, seq) DO UPDATE SET
    position = excluded.position, row_hash = excluded.row_hash, state_hash = excluded.state_hash,
    format = excluded.format, payload = excluded.payload, saved_at = excluded.saved_at`;
const LATEST_SNAPSHOT = `
  SELECT seq, position, row_hash, state_hash, format, payload FROM tricord.snapshots
  WHERE book = $1 ORDER BY seq DESC LIMIT 1`;

/**
 * The journal of one book in PostgreSQL. `migrateJournal(pool)` has made its tables. The pool is the journal's own
 * from here on (see `connectPool`): `close` ends it.
 *
 * @example
 * const pool = connectPool({ url, name: 'tricord journal' });
 * await migrateJournal(pool);
 * const journal = postgresJournal({ pool, book: 'main' });
 */
export function postgresJournal({ pool, book }: { pool: Pool; book: string }): Journal {
  const select = <Columns extends QueryResultRow>(name: string, text: string, values: unknown[]) =>
    orUnavailable(JournalUnavailable, async () => {
      const { rows } = await pool.query<Columns>({ name, text, values: [book, ...values] });
      return rows;
    });
  return {
    append: (row) => appendRow(pool, book, row),
    head: async () => (await select<HeadColumns>('tricord_head', HEAD, [])).map(toHead)[0],
    read: async ({ fromSeq, limit }) =>
      (await select<RowColumns>('tricord_read', READ, [fromSeq, limit])).map(toRow),
    find: async (position) =>
      (await select<HeadColumns>('tricord_find', FIND, [position])).map(toHead)[0],
    saveSnapshot: async ({ seq, position, rowHash, stateHash, format, payload }) => {
      const bytes = [asBuffer(rowHash), stateHash, format, asBuffer(payload)];
      await select('tricord_save_snapshot', SAVE_SNAPSHOT, [seq, position, ...bytes]);
    },
    latestSnapshot: async () =>
      (await select<SnapshotColumns>('tricord_snapshot', LATEST_SNAPSHOT, [])).map(toSnapshot)[0],
    names: postgresNameIndex({ pool, book }),
    close: async () => {
      if (!pool.ended && !pool.ending) await pool.end();
    },
  };
}
