import type { Client } from 'pg';
import type { RunningServer } from './find-running-server.ts';
import { EmbeddedServerError } from './server-error.ts';
import { DOOR, isPassing, keepsUsRunning, openSession } from './server-session.ts';

export const DATABASE = 'tricord';

/**
 * Attaches to a running server: an idle session that tells every other process that we use the server. It ends with
 * our process, however that ends. Answers undefined while the server is starting or stopping.
 */
export async function takeLease(
  server: RunningServer,
  password: string,
): Promise<Client | undefined> {
  let lease: Client | undefined;
  try {
    lease = await openSession({ port: server.port, password });
    await lease.query(`SELECT pg_advisory_lock(${DOOR})`);
    await assertSameServer(lease, server);
    await createDatabase(lease);
    await lease.query(`SELECT pg_advisory_unlock(${DOOR})`);
    keepsUsRunning(lease, false); // an idle session is no reason for our process to stay
    return lease;
  } catch (error) {
    await lease?.end().catch(() => undefined);
    if (isPassing(error)) return undefined;
    if ((error as { code?: string }).code !== '28P01') throw error;
    throw new EmbeddedServerError(
      'The PostgreSQL server does not accept the password in postgres.password. Put the file back that belongs to ' +
        'the data folder beside it, or move both away to start with an empty database.',
      { cause: error },
    );
  }
}

// postmaster.pid may be old, and its port another server's by now.
async function assertSameServer(lease: Client, { pid }: RunningServer): Promise<void> {
  const { rows } = await lease.query<{ file: string }>(
    `SELECT pg_read_file('postmaster.pid') AS file`,
  );
  const theirs = Number.parseInt(rows[0]?.file ?? '', 10);
  if (theirs === pid) return;
  throw new EmbeddedServerError(
    `Expected PostgreSQL server ${pid}, but server ${theirs} answers on its port.`,
  );
}

async function createDatabase(lease: Client): Promise<void> {
  const found = await lease.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
  if (found.rowCount === 0) await lease.query(`CREATE DATABASE ${DATABASE}`);
}
