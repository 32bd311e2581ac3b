import { randomBytes } from 'node:crypto';
import { chown, link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { ServerPlace } from './locate-server.ts';
import type { ServerAccount } from './server-account.ts';
import { EmbeddedServerError } from './server-error.ts';

/** The superuser's password: read, or drawn the first time. Two processes that come at once get the same one. */
export async function ensurePassword({ paths, account }: ServerPlace): Promise<string> {
  const kept = await read(paths.password);
  if (kept !== undefined) return kept;
  if (await exists(paths.data)) {
    throw new EmbeddedServerError(
      `${paths.password} is missing, and the database in ${paths.data} opens only with it. Put the file back, ` +
        'or move the whole folder away to start with an empty database.',
    );
  }
  await create(paths.password, account);
  return readFile(paths.password, 'utf8');
}

// Written apart and linked when complete: the name never shows half a password, and the first to link it wins.
async function create(file: string, { ids }: ServerAccount): Promise<void> {
  const draft = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    await writeFile(draft, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
    if (ids !== undefined) await chown(draft, ids.uid, ids.gid); // initdb reads it as that user
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new EmbeddedServerError(
      `${file} cannot be read; start Tricord as the user that first started it.`,
      {
        cause,
      },
    );
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
