import type { Pool, PoolClient } from 'pg';

/** Does the work in one transaction; what it throws undoes all of it. */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // A connection with a transaction left open must not go back to the pool.
    client.release(true);
    throw error;
  }
}
