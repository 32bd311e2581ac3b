import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/**
 * From now on no process of the PostgreSQL server can make a file longer than so many bytes: the kernel refuses the
 * write, as it does on a disk that is full. Needs no more rights than to be the server's user. Linux.
 */
export async function limitFiles(postmaster: number, bytes: number | 'unlimited'): Promise<void> {
  const { uid, gid } = await stat(`/proc/${postmaster}`);
  const account = process.getuid?.() === 0 ? { uid, gid } : {};
  // The postmaster first: whoever it starts meanwhile inherits its limit.
  for (const pid of [postmaster, ...(await childrenOf(postmaster))]) {
    const limit = [`--pid=${pid}`, `--fsize=${bytes}:unlimited`];
    await execute('prlimit', limit, account).catch((error: { stderr?: string }) => {
      if (!/No such process/.test(error.stderr ?? '')) throw error;
    });
  }
}

async function childrenOf(pid: number): Promise<readonly number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text.split(' ').map(Number).filter(Boolean);
}
