import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { findRunningServer } from './find-running-server.ts';
import type { ServerPlace } from './locate-server.ts';
import { DOOR, isPassing, keepsUsRunning, openSession } from './server-session.ts';
import { stopServer } from './stop-server.ts';

export interface Attached extends ServerPlace {
  readonly password: string;
  readonly lease: Client;
}

/** A session closed by its client is still listed for some milliseconds. */
const GRACE_MS = 500;

/** Leaves the server, and stops it if nobody else is connected. */
export async function releaseServer({ lease, ...attached }: Attached): Promise<void> {
  keepsUsRunning(lease, true);
  await lease.end().catch(() => undefined);
  const server = await findRunningServer(attached.paths.data);
  if (server === undefined) return;
  let session: Client | undefined;
  try {
    session = await openSession({ port: server.port, password: attached.password });
    await session.query(`SELECT pg_advisory_lock(${DOOR})`);
    if (await isAlone(session)) await stopServer(attached);
  } catch (error) {
    if (!isPassing(error)) throw error; // else another process is stopping it at this moment
  } finally {
    await session?.end().catch(() => undefined);
  }
}

async function isAlone(session: Client): Promise<boolean> {
  const deadline = Date.now() + GRACE_MS;
  for (;;) {
    const { rows } = await session.query<{ others: number }>(
      `SELECT count(*)::int AS others FROM pg_stat_activity
        WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    );
    if (rows[0]?.others === 0) return true;
    if (Date.now() > deadline) return false;
    await sleep(50);
  }
}
