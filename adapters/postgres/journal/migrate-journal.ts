import type { Pool, PoolClient } from 'pg';
import { JournalUnavailable } from '../../../engine/ports/journal.ts';
import { inTransaction } from '../in-transaction.ts';
import { orUnavailable } from '../unavailable.ts';
import { createJournal } from './migrations/0001-create-journal.ts';
import { partitionJournal } from './migrations/0002-partition-journal.ts';
import { createNames } from './migrations/0003-create-names.ts';
import { createChainStores } from './migrations/0004-create-chain-stores.ts';
import { createChainCursors } from './migrations/0005-create-chain-cursors.ts';
import { createBridgeCursors } from './migrations/0006-create-bridge-cursors.ts';
import type { JournalMigration } from './migrations/migration.ts';
import { prepareParts } from './prepare-parts.ts';

const MIGRATIONS: readonly JournalMigration[] = [
  createJournal,
  partitionJournal,
  createNames,
  createChainStores,
  createChainCursors,
  createBridgeCursors,
];

const PREPARE = `
  CREATE SCHEMA IF NOT EXISTS tricord;
  CREATE TABLE IF NOT EXISTS tricord.migrations (
    name text PRIMARY KEY,
    applied_at timestamptz NOT NULL DEFAULT now()
  )`;

/** `partRows`: rows of the parts that it makes (see `prepareParts`). */
export interface MigrateOptions {
  readonly partRows?: number;
}

/**
 * Creates or updates the journal's tables, and makes a part ready for the rows to come. Several servers may do so at
 * once. Throws `JournalUnavailable`.
 */
export function migrateJournal(pool: Pool, { partRows }: MigrateOptions = {}): Promise<void> {
  return orUnavailable(JournalUnavailable, async () => {
    await inTransaction(pool, migrateOnce);
    await prepareParts(pool, partRows);
  });
}

async function migrateOnce(client: PoolClient): Promise<void> {
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
}
