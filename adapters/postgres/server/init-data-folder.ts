import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from './is-alive.ts';
import type { ServerPlace } from './locate-server.ts';
import { runAs } from './server-account.ts';
import { adviceFor, EmbeddedServerError } from './server-error.ts';

export const SUPERUSER = 'tricord';

const DRAFT = /^postgres\.init-(\d+)-/;

/**
 * Makes the data folder unless it is there. initdb works in a draft folder that takes its name only when complete:
 * a kill in between leaves a draft that the next start removes, and of two processes the first to rename wins.
 */
export async function initDataFolder(
  place: ServerPlace,
  onProgress: (line: string) => void,
): Promise<void> {
  const { paths, account } = place;
  await removeDrafts(paths.home);
  const made = await versionOf(paths.data);
  if (made !== undefined) return assertSameVersion(made, place);

  onProgress('Preparing the database (first start only) …');
  const draft = join(paths.home, `postgres.init-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    await mkdir(draft, { mode: 0o700 });
    if (account.ids !== undefined) await chown(draft, account.ids.uid, account.ids.gid);
    await initdb(draft, place);
    await rename(draft, paths.data);
  } catch (error) {
    if ((await versionOf(paths.data)) === undefined) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function initdb(draft: string, { paths, binaries, account }: ServerPlace): Promise<void> {
  const { ok, output } = await runAs(account, binaries.initdb, [
    `--pgdata=${draft}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${paths.password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
  ]);
  if (ok) return;
  throw new EmbeddedServerError(
    `The database could not be prepared in ${paths.home}. ${adviceFor(output)}`,
    {
      details: output,
    },
  );
}

async function assertSameVersion(
  made: string,
  { paths, binaries, account }: ServerPlace,
): Promise<void> {
  const { output } = await runAs(account, binaries.postgres, ['--version']);
  const ours = /\d+/.exec(output)?.[0];
  if (ours === made) return;
  throw new EmbeddedServerError(
    `${paths.data} was made by PostgreSQL ${made}, and this is PostgreSQL ${ours}. Take a dump with the Tricord ` +
      'that made it and load it into an empty database, or move the folder away to start afresh.',
  );
}

async function versionOf(folder: string): Promise<string | undefined> {
  try {
    return (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function removeDrafts(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const pid = DRAFT.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    // The initdb of a killed process may still be writing there: then it is for a later start to remove.
    await rm(join(home, name), { recursive: true, force: true }).catch(() => undefined);
  }
}
