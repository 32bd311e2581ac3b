import { execFile } from 'node:child_process';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isAlive } from './is-alive.ts';

export interface RunningServer {
  readonly pid: number;
  /** 0 while it has not said yet. */
  readonly port: number;
}

const execute = promisify(execFile);

/**
 * The server on this data folder, starting or ready, as its postmaster.pid tells: one fact a line, the first the
 * process id, the fourth the port (PostgreSQL, src/include/utils/pidfile.h).
 */
export async function findRunningServer(dataDir: string): Promise<RunningServer | undefined> {
  const file = join(dataDir, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => '');
  const [pid, , , port] = text.split('\n').map(Number);
  if (pid === undefined || pid <= 0 || Number.isNaN(pid) || !isAlive(pid)) return undefined;
  if (await isServerOf(pid, dataDir)) return { pid, port: port ?? 0 };
  await removeStale(file, text);
  return undefined;
}

// The server itself steps over a file whose process is gone, but not over one whose process id another process
// of the same user has by now, as happens after a restart of a container or of the machine.
async function removeStale(file: string, judged: string): Promise<void> {
  const now = await readFile(file, 'utf8').catch(() => '');
  if (now === judged) await rm(file, { force: true });
}

// On Linux the server's working folder tells, as that is its data folder whatever name it was started under. Where
// that may not be seen, a process named postgres counts: better to wait in vain than to start a second server.
async function isServerOf(pid: number, dataDir: string): Promise<boolean> {
  try {
    const [theirs, ours] = await Promise.all([stat(`/proc/${pid}/cwd`), stat(dataDir)]);
    return theirs.ino === ours.ino && theirs.dev === ours.dev;
  } catch {
    return process.platform === 'win32' || (await commandOf(pid)).includes('postgres');
  }
}

async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  const { stdout } = await execute('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }));
  return stdout;
}
