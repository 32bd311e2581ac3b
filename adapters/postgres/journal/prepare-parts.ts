import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../in-transaction.ts';
import { attachPart, createPart, listParts, type PartTable, tableOf } from './part-tables.ts';

/**
 * Rows of a part. A busy writer commits a few hundred rows a second, so a part is filled in minutes at the very most
 * of load and in days as a rule: few enough parts for PostgreSQL to plan over, and small enough (a kilobyte to some
 * hundred a row) to write, check and copy as one file.
 */
const PART_ROWS = 100_000;

/** Of several servers, one makes the part and the others find it. */
const PARTS_LOCK = `SELECT pg_advisory_xact_lock(hashtext('tricord journal parts'))`;

/**
 * Makes sure that the last part is one without rows, ready for those to come. Answers with its first number: no append
 * below it needs this again. Several servers may do so at once. Throws what the database throws.
 */
export function prepareParts(pool: Pool, partRows: number = PART_ROWS): Promise<number> {
  return inTransaction(pool, async (client) => {
    await client.query(PARTS_LOCK);
    let last = (await listParts(client)).at(-1);
    while (last === undefined || (await hasRows(client, last))) {
      const first = last?.end ?? 1;
      last = { first, end: first + partRows };
      await createPart(client, last);
      await attachPart(client, last);
    }
    return last.first;
  });
}

async function hasRows(client: PoolClient, part: PartTable): Promise<boolean> {
  const { rowCount } = await client.query(`SELECT FROM ${tableOf(part)} LIMIT 1`);
  return rowCount === 1;
}
