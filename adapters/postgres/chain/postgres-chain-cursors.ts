import type { Pool } from 'pg';
import type { ChainCursors } from '../../../engine/ports/chain-cursors.ts';
import { ChainStoreUnavailable } from '../../../engine/ports/intent-store.ts';
import { orUnavailable } from '../unavailable.ts';

const LOAD = 'SELECT cursor FROM tricord.chain_cursors WHERE book = $1 AND chain = $2';
const SAVE = `
  INSERT INTO tricord.chain_cursors (book, chain, cursor) VALUES ($1, $2, $3)
  ON CONFLICT (book, chain) DO UPDATE SET cursor = excluded.cursor`;

/** Cursors of one book in PostgreSQL, in a table of `migrateJournal`. The pool stays the caller's. */
export function postgresChainCursors({ pool, book }: { pool: Pool; book: string }): ChainCursors {
  return {
    load: (chain) =>
      orUnavailable(ChainStoreUnavailable, async () => {
        const { rows } = await pool.query<{ cursor: string }>(LOAD, [book, chain]);
        return rows[0]?.cursor;
      }),
    save: (chain, cursor) =>
      orUnavailable(ChainStoreUnavailable, async () => {
        await pool.query(SAVE, [book, chain, cursor]);
      }),
  };
}
