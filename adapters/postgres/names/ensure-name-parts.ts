import type { Pool } from 'pg';

/** Positions in one part: its index is small enough to stay in a stock server's memory. */
const PART = 4_000_000;

/** Makes the parts that names of the positions go to, unless they are there. */
export async function ensureNameParts(
  pool: Pool,
  { after, through }: { readonly after: number; readonly through: number },
): Promise<void> {
  for (let part = Math.floor((after + 1) / PART); part <= Math.floor(through / PART); part += 1) {
    const name = `names_${part}`;
    const { rows } = await pool.query<{ there: boolean }>(
      `SELECT to_regclass('tricord.${name}') IS NOT NULL AS there`,
    );
    if (rows[0]?.there === true) continue;
    await pool.query(
      `CREATE TABLE IF NOT EXISTS tricord.${name} PARTITION OF tricord.names
         FOR VALUES FROM (${part * PART}) TO (${(part + 1) * PART})`,
    );
  }
}
