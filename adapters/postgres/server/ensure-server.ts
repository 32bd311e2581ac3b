import { setTimeout as sleep } from 'node:timers/promises';
import { ensurePassword } from './ensure-password.ts';
import { findRunningServer, type RunningServer } from './find-running-server.ts';
import { initDataFolder, SUPERUSER } from './init-data-folder.ts';
import { locateServer } from './locate-server.ts';
import { type Attached, releaseServer } from './release-server.ts';
import { EmbeddedServerError } from './server-error.ts';
import { START_TIMEOUT_SECONDS, startServer } from './start-server.ts';
import { DATABASE, takeLease } from './take-lease.ts';

export interface EmbeddedServer {
  /** `postgres://…` to the database `tricord`, on 127.0.0.1, with the password. */
  readonly url: string;
  readonly dataDir: string;
  readonly port: number;
  readonly pid: number;
  /** Whether this call started it; false if it was running already. */
  readonly startedHere: boolean;
  /** Leaves the server; the last to leave stops it. Close your own connections first. May be called again. */
  release(): Promise<void>;
}

export interface EnsureServerOptions {
  /** The folder for everything that Tricord keeps; made if missing. */
  readonly home: string;
  /** Told what takes a moment, in a line each. */
  readonly onProgress?: (line: string) => void;
}

/**
 * A real PostgreSQL server for this home folder: the one that runs there, else a new one, started apart from our
 * process. Any number of processes may call this at once and share the server.
 *
 * @throws EmbeddedServerError, with what to do about it
 * @example
 * const server = await ensureServer({ home: '.tricord', onProgress: console.log });
 * const pool = new Pool({ connectionString: server.url });
 * …
 * await pool.end();
 * await server.release();
 */
export async function ensureServer(options: EnsureServerOptions): Promise<EmbeddedServer> {
  const { home, onProgress = () => undefined } = options;
  const place = await locateServer(home);
  const { paths } = place;
  const password = await ensurePassword(place);
  await initDataFolder(place, onProgress);

  let startedHere = false;
  const deadline = Date.now() + START_TIMEOUT_SECONDS * 1_000;
  while (Date.now() < deadline) {
    const server = await findRunningServer(paths.data);
    if (server === undefined) {
      onProgress('Starting the database …');
      startedHere = await startServer(place);
      continue;
    }
    const lease = server.port > 0 ? await takeLease(server, password) : undefined;
    if (lease !== undefined) return describe(server, startedHere, { ...place, password, lease });
    await sleep(100);
  }
  throw new EmbeddedServerError(
    `The PostgreSQL server in ${paths.data} runs but does not answer after ${START_TIMEOUT_SECONDS} seconds. ` +
      `See ${paths.log}.`,
  );
}

function describe(
  { pid, port }: RunningServer,
  startedHere: boolean,
  attached: Attached,
): EmbeddedServer {
  let released: Promise<void> | undefined;
  return {
    url: `postgres://${SUPERUSER}:${attached.password}@127.0.0.1:${port}/${DATABASE}`,
    dataDir: attached.paths.data,
    port,
    pid,
    startedHere,
    release() {
      released ??= releaseServer(attached);
      return released;
    },
  };
}
