import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Binaries } from './find-binaries.ts';
import { runAs, type ServerAccount } from './server-account.ts';
import { adviceFor, EmbeddedServerError } from './server-error.ts';
import type { ServerPaths } from './server-paths.ts';

const execute = promisify(execFile);

const USERS = ['postgres', 'tricord-pg'] as const;

// Tried in turn; the first is the lesser right. A container often has only the second.
const CAPABILITIES = [undefined, 'dac_read_search', 'dac_override'];

/**
 * Decides who runs the server: we ourselves, or, as PostgreSQL refuses root, an unprivileged user that can reach both
 * the programs and the home folder. A clone in a folder of mode 0700 (`mktemp -d`, /root) is closed to that user; a
 * capability that lets it pass through, and nothing else, opens the way.
 */
export async function chooseAccount(
  paths: ServerPaths,
  binaries: Binaries,
): Promise<ServerAccount> {
  const { home } = paths;
  if (process.getuid?.() !== 0) return mustRun({ home }, binaries);

  const ids = (await ownerOf(paths.data)) ?? (await systemUser());
  let last = '';
  for (const capability of CAPABILITIES) {
    const account = { home, ids, ...(capability === undefined ? {} : { capability }) };
    const { ok, output } = await probe(account, binaries);
    if (ok) return account;
    last = output;
  }
  throw new EmbeddedServerError(
    `PostgreSQL does not run as root, and user ${ids.uid} cannot enter ${home} or the folder of its programs. ` +
      `Open these folders to other users (chmod o+x), or start Tricord as an ordinary user. ${adviceFor(last)}`,
    { details: last },
  );
}

async function mustRun(account: ServerAccount, binaries: Binaries): Promise<ServerAccount> {
  const { ok, output } = await runAs(account, binaries.postgres, ['--version']);
  if (ok) return account;
  throw new EmbeddedServerError(
    `The PostgreSQL server program does not run. ${adviceFor(output)}`,
    {
      details: output,
    },
  );
}

function probe(account: ServerAccount, { postgres }: Binaries) {
  return runAs(account, '/bin/sh', [
    '-c',
    'cd "$1" && exec "$0" --version',
    postgres,
    account.home,
  ]);
}

/** A data folder keeps its owner, whoever starts it next. */
async function ownerOf(folder: string) {
  const { uid, gid } = await stat(folder).catch(() => ({ uid: 0, gid: 0 }));
  return uid === 0 ? undefined : { uid, gid };
}

async function systemUser() {
  for (const name of USERS) {
    const ids = await idsOf(name);
    if (ids !== undefined) return ids;
  }
  const [, created] = USERS;
  const flags = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  const cause = await execute('useradd', [...flags, created]).catch((error: unknown) => error);
  const ids = await idsOf(created);
  if (ids !== undefined) return ids;
  throw new EmbeddedServerError(
    `PostgreSQL does not run as root, and the user ${created} could not be created for it. ` +
      'Start Tricord as an ordinary user, or set DATABASE_URL.',
    { cause },
  );
}

async function idsOf(name: string) {
  try {
    const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => execute('id', [flag, name])));
    return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
  } catch {
    return undefined;
  }
}
