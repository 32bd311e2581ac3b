import type { DataSource } from 'typeorm';
import { cursorRows } from './rows/cursor.ts';

/** Creates or updates the tables and gives the book its cursor. Several servers may do so at once. */
export async function prepareLedger(data: DataSource, book: string): Promise<void> {
  // The lock belongs to this transaction; the migrations run on a connection of their own meanwhile.
  await data.transaction(async (manager) => {
    await manager.query(`SELECT pg_advisory_xact_lock(hashtext('tricord ledger'))`);
    await data.query('CREATE SCHEMA IF NOT EXISTS ledger');
    await data.runMigrations({ transaction: 'each' });
    await claim(data, book);
  });
}

async function claim(data: DataSource, book: string): Promise<void> {
  const [cursor] = await data.manager.find(cursorRows);
  if (cursor === undefined)
    await data.manager.insert(cursorRows, { book, seq: 0, position: 0, hash: '' });
  else if (cursor.book !== book)
    throw new Error(
      `this database holds the projection of book "${cursor.book}": give "${book}" a database of its own`,
    );
}
