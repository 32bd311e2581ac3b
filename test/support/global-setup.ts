import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../../adapters/postgres/server/is-alive.ts';
import { locateServer } from '../../adapters/postgres/server/locate-server.ts';
import { stopServer } from '../../adapters/postgres/server/stop-server.ts';
import { HOME_VARIABLE } from './database.ts';
import { exists } from './exists.ts';

// Mocha runs both in its main process, the first before it forks its workers, the second after they have ended.

const PREFIX = 'tricord-test-';

/** Names the home folder of this run's server. The first test that asks for a database starts it there. */
export async function mochaGlobalSetup(): Promise<void> {
  await removeLeftovers();
  const home = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  await chmod(home, 0o755);
  process.env[HOME_VARIABLE] = home;
}

export async function mochaGlobalTeardown(): Promise<void> {
  const home = process.env[HOME_VARIABLE];
  if (home !== undefined) await remove(home);
}

/** A killed run leaves its server behind: the next run stops it. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const pid = Number.parseInt(name.slice(PREFIX.length), 10);
    if (!isAlive(pid)) await remove(join(tmpdir(), name)).catch(() => undefined); // another user's, say
  }
}

async function remove(home: string): Promise<void> {
  if (await exists(join(home, 'postgres', 'postmaster.pid')))
    await stopServer(await locateServer(home));
  await rm(home, { recursive: true, force: true });
}
