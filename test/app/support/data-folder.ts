import { appendFile, chmod, chown, copyFile, lchown, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders whose content a base backup leaves out: PostgreSQL manual, "Making a Base Backup Using the Low Level API". */
const EMPTIED = new Set([
  'pg_wal',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_replslot',
]);
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|pgsql_tmp.*|pg_internal\.init.*|backup_label|tablespace_map)$/;

/** Copies the data folder of a server at work, as `tar` or `rsync` would between `pg_backup_start` and `…_stop`. */
export async function copyDataFolder(from: string, to: string): Promise<void> {
  const { uid, gid } = await stat(from);
  await mkdir(to, { mode: 0o700 });
  await chown(to, uid, gid);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (LEFT_OUT.test(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isFile()) await copy(source, target, { uid, gid });
    else if (entry.isDirectory() && !EMPTIED.has(entry.name)) await copyDataFolder(source, target);
    else if (entry.isDirectory()) await makeFolder(target, { uid, gid });
  }
}

/** A folder of one's own for the user that runs the server. */
export async function makeFolder(
  path: string,
  { uid, gid }: { readonly uid: number; readonly gid: number },
): Promise<void> {
  await mkdir(path, { mode: 0o700 });
  await chown(path, uid, gid);
}

/** Adds lines to a file of the data folder, which stays that of its user. */
export async function writeSettings(
  data: string,
  file: string,
  lines: readonly string[],
): Promise<void> {
  const { uid, gid } = await stat(data);
  const path = join(data, file);
  await appendFile(path, lines.map((line) => `${line}\n`).join(''));
  await chmod(path, 0o600);
  await chown(path, uid, gid);
}

async function copy(
  from: string,
  to: string,
  { uid, gid }: { readonly uid: number; readonly gid: number },
): Promise<void> {
  try {
    await copyFile(from, to);
    await lchown(to, uid, gid);
  } catch (error) {
    // A table that was dropped meanwhile: the log of the server knows.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
