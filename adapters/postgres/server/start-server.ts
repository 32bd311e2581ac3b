import { chmod, chown, open, readFile, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { choosePort } from './choose-port.ts';
import type { ServerPlace } from './locate-server.ts';
import { runAs, type ServerAccount } from './server-account.ts';
import { adviceFor, EmbeddedServerError } from './server-error.ts';
import type { ServerPaths } from './server-paths.ts';

// fsync and full_page_writes stay on, as they are by default: what was acknowledged survives a power cut.
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '', // paths of sockets are limited to 107 bytes, and TCP does
  cluster_name: 'tricord',
  max_connections: '50',
  shared_buffers: '128MB',
  max_wal_size: '2GB',
  wal_compression: 'on',
  jit: 'off', // the statements are short: compiling them costs more than it saves
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

/** Long enough to recover from a crash with max_wal_size of log to replay. */
export const START_TIMEOUT_SECONDS = 180;

const ATTEMPTS = 5;

// Both pass by themselves: a port taken between our look and the server's, and processes of a killed server that
// have not all gone yet.
const TRY_AGAIN = /could not bind|could not create any TCP\/IP sockets|is still in use/;
const OTHER_WON = /lock file "postmaster\.pid" already exists/;

/**
 * Starts the server apart from our process, in a session of its own, so that neither Ctrl-C nor the end of our
 * process reaches it, and waits until it is ready. Answers false if another process was faster.
 */
export async function startServer({ paths, binaries, account }: ServerPlace): Promise<boolean> {
  let output = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = await choosePort(paths.port);
    const logged = await prepareLog(paths.log, account);
    const started = await runAs(account, binaries.pgCtl, startArguments(paths, port));
    if (started.ok) return true;
    const words = await readFrom(paths.log, logged);
    if (OTHER_WON.test(words)) return false;
    output = `${started.output}\n${words}`;
    if (!TRY_AGAIN.test(words)) break;
    await sleep(500 * attempt);
  }
  const tail = output.trim().split('\n').slice(-15).join('\n');
  throw new EmbeddedServerError(
    `The PostgreSQL server in ${paths.data} did not start. ${adviceFor(output)}`,
    {
      details: `${tail}\n(from ${paths.log})`,
    },
  );
}

function startArguments(paths: ServerPaths, port: number): string[] {
  const settings = Object.entries({ ...SETTINGS, port: String(port) });
  const options = settings.map(([name, value]) => `-c ${name}=${value}`).join(' ');
  const wait = ['--wait', `--timeout=${START_TIMEOUT_SECONDS}`, '--silent'];
  return ['start', `--pgdata=${paths.data}`, `--log=${paths.log}`, ...wait, `--options=${options}`];
}

/** Leaves a log that the account can write to, and answers how long it is already. */
async function prepareLog(log: string, { ids }: ServerAccount): Promise<number> {
  const file = await open(log, 'a', 0o600);
  await file.close();
  if (ids !== undefined) {
    await chown(log, ids.uid, ids.gid);
    await chmod(log, 0o600);
  }
  return (await stat(log)).size;
}

async function readFrom(file: string, offset: number): Promise<string> {
  return (await readFile(file)).subarray(offset).toString('utf8');
}
