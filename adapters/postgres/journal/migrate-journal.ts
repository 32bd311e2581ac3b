import type { Pool, PoolClient } from 'pg';
import { JournalUnavailable } from '../../../engine/ports/journal.ts';
import { orUnavailable } from '../unavailable.ts';
import { createJournal } from './migrations/0001-create-journal.ts';
import { createNames } from './migrations/0003-create-names.ts';
import type { JournalMigration } from './migrations/migration.ts';

const MIGRATIONS: readonly JournalMigration[] = [createJournal, createNames];

const PREPARE = `
  CREATE SCHEMA IF NOT EXISTS tricord;
  CREATE TABLE IF NOT EXISTS tricord.migrations (
    name text PRIMARY KEY,
    applied_at timestamptz NOT NULL DEFAULT now()
  )`;

/** Creates or updates the journal's tables. Several servers may do so at once. Throws `JournalUnavailable`. */
export function migrateJournal(pool: Pool): Promise<void> {
  return orUnavailable(JournalUnavailable, async () => {
    const client = await pool.connect();
    try {
      await migrateOnce(client);
      client.release();
    } catch (error) {
      // A connection with a transaction left open must not go back to the pool.
      client.release(true);
      throw error;
    }
  });
}

async function migrateOnce(client: PoolClient): Promise<void> {
  await client.query('BEGIN');
  // Held to the end of the transaction: whoever comes second finds everything done.
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('tricord journal'))`);
  await client.query(PREPARE);
  const { rows } = await client.query<{ name: string }>('SELECT name FROM tricord.migrations');
  const applied = new Set(rows.map(({ name }) => name));
  for (const { name, sql } of MIGRATIONS) {
    if (applied.has(name)) continue;
    await client.query(sql);
    await client.query('INSERT INTO tricord.migrations (name) VALUES ($1)', [name]);
  }
  await client.query('COMMIT');
}
