import type { Pool } from 'pg';
import type { CursorStore } from '../../../engine/ports/bridge-vault.ts';
import { ChainStoreUnavailable } from '../../../engine/ports/intent-store.ts';
import { orUnavailable } from '../unavailable.ts';

const READ = 'SELECT cursor FROM tricord.bridge_cursors WHERE book = $1 AND bridge = $2';
const SAVE = `
  INSERT INTO tricord.bridge_cursors (book, bridge, cursor) VALUES ($1, $2, $3)
  ON CONFLICT (book, bridge) DO UPDATE SET cursor = excluded.cursor`;

/** Cursors of one book's bridges in PostgreSQL, in a table of `migrateJournal`. The pool stays the caller's. */
export function postgresBridgeCursors({ pool, book }: { pool: Pool; book: string }): CursorStore {
  return {
    read: (bridge) =>
      orUnavailable(ChainStoreUnavailable, async () => {
        const { rows } = await pool.query<{ cursor: string }>(READ, [book, bridge]);
        return rows[0]?.cursor;
      }),
    save: (bridge, cursor) =>
      orUnavailable(ChainStoreUnavailable, async () => {
        await pool.query(SAVE, [book, bridge, cursor]);
      }),
  };
}
