import type { Pool } from 'pg';

/** How connections of a process that writes a book show in `pg_stat_activity`. */
export const WRITER = 'tricord writer';

/** Whether a process other than the one connected as `own` is connected to the database as a writer. */
export async function hasOtherWriter(pool: Pool, own: string): Promise<boolean> {
  const { rows } = await pool.query<{ other: boolean }>(
    `SELECT EXISTS (
       SELECT FROM pg_stat_activity
       WHERE datname = current_database() AND application_name LIKE $1 AND application_name <> $2
     ) AS other`,
    [`${WRITER} %`, own],
  );
  return rows[0]?.other === true;
}
