import { type ClientBase, escapeLiteral, type Pool, type QueryResult } from 'pg';
import { invariant } from '../../../../engine/assert.ts';
import type { ProjectionCursor } from '../../../../engine/ports/projection.ts';
import { safeNumber } from '../../safe-number.ts';
import { isUnavailable } from '../../unavailable.ts';

type Work = (client: ClientBase, cursor: ProjectionCursor) => Promise<ProjectionCursor>;

/**
 * Rows and cursor move in one transaction; the lock on the cursor lets one tailer in at a time. `work` gets the cursor
 * and says where it stands afterwards. Beginning and ending take one round trip each.
 */
export async function inLedgerTransaction(
  pool: Pool,
  book: string,
  work: Work,
): Promise<ProjectionCursor> {
  const client = await pool.connect();
  try {
    const cursor = await begin(client, book);
    const next = await work(client, cursor);
    await commit(client, book, next);
    client.release();
    return next;
  } catch (error) {
    // Nobody knows what a connection in trouble has still under way; one that only refused a row may be used again.
    const sound = !isUnavailable(error) && (await rollback(client));
    client.release(!sound);
    throw error;
  }
}

async function begin(client: ClientBase, book: string): Promise<ProjectionCursor> {
  // What a crash forgets is read from the journal again, so nobody need wait for the disk.
  const results: unknown = await client.query(`
    BEGIN;
    SET LOCAL synchronous_commit TO off;
    SELECT seq, position, hash FROM ledger.projection_cursor WHERE book = ${escapeLiteral(book)} FOR UPDATE`);
  const [row] =
    (results as QueryResult<Record<keyof ProjectionCursor, string>>[]).at(-1)?.rows ?? [];
  invariant(row !== undefined, 'a projection has a cursor', () => book);
  return { seq: safeNumber(row.seq), position: safeNumber(row.position), hash: row.hash };
}

async function commit(
  client: ClientBase,
  book: string,
  { seq, position, hash }: ProjectionCursor,
): Promise<void> {
  await client.query(`
    UPDATE ledger.projection_cursor SET seq = ${seq}, position = ${position}, hash = ${escapeLiteral(hash)}
    WHERE book = ${escapeLiteral(book)};
    COMMIT`);
}

async function rollback(client: ClientBase): Promise<boolean> {
  try {
    await client.query('ROLLBACK');
    return true;
  } catch {
    return false;
  }
}
