import type { Pool, PoolClient } from 'pg';
import type { Snapshot } from '../../../engine/ports/journal.ts';
import { asBuffer } from './row.ts';

const SAVE_SNAPSHOT = `
  INSERT INTO tricord.snapshots (book, seq, position, row_hash, state_hash, format, payload)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (book, seq) DO UPDATE SET
    position = excluded.position, row_hash = excluded.row_hash, state_hash = excluded.state_hash,
    format = excluded.format, payload = excluded.payload, saved_at = excluded.saved_at`;

/** Older ones have done their work, but for the one before, should the last be of no use, and those at archived rows. */
const FORGET_OLDER = `
  DELETE FROM tricord.snapshots AS old
  WHERE book = $1
    AND seq NOT IN (
      SELECT seq FROM tricord.snapshots WHERE book = $1 ORDER BY seq DESC LIMIT 2
    )
    AND NOT EXISTS (
      SELECT FROM tricord.archived_parts AS part WHERE part.book = $1 AND part.last_seq = old.seq
    )`;

/** Forgets snapshots that newer ones have made needless. */
export async function forgetOldSnapshots(pool: Pool, book: string): Promise<void> {
  await pool.query({ name: 'tricord_forget_snapshots', text: FORGET_OLDER, values: [book] });
}

/** Keeps a snapshot; an older one of the same row is replaced. */
export async function saveSnapshot(
  client: Pool | PoolClient,
  book: string,
  { seq, position, rowHash, stateHash, format, payload }: Snapshot,
): Promise<void> {
  const bytes = [asBuffer(rowHash), stateHash, format, asBuffer(payload)];
  await client.query({
    name: 'tricord_save_snapshot',
    text: SAVE_SNAPSHOT,
    values: [book, seq, position, ...bytes],
  });
}
