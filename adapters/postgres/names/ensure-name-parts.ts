import type { Pool } from 'pg';

/** Positions in one part: its index is small enough to stay in a stock server's memory. */
const PART = 4_000_000;

/**
 * Makes the parts that names of the positions go to, unless they are there. Each in a transaction of its own: making
 * one waits for everybody who reads the table, and should not keep them waiting for a bulk load.
 */
export async function ensureNameParts(pool: Pool, positions: Float64Array): Promise<void> {
  for (const part of partsOf(positions)) {
    const name = `names_${part}`;
    const { rows } = await pool.query<{ there: boolean }>(
      `SELECT to_regclass('tricord.${name}') IS NOT NULL AS there`,
    );
    if (rows[0]?.there === true) continue;
    // Two books of one database may need the same part in the same moment.
    await pool.query(
      `DO $$ BEGIN
         PERFORM pg_advisory_xact_lock(hashtext('tricord names'));
         CREATE TABLE IF NOT EXISTS tricord.${name} PARTITION OF tricord.names
           FOR VALUES FROM (${part * PART}) TO (${(part + 1) * PART});
       END $$`,
    );
  }
}

function partsOf(positions: Float64Array): ReadonlySet<number> {
  const parts = new Set<number>();
  let last = -1;
  for (const position of positions) {
    const part = Math.floor(position / PART);
    // Names lie by position, nearly all of them beside one of the same part.
    if (part !== last) parts.add(part);
    last = part;
  }
  return parts;
}
