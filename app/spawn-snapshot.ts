import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const TRICORD = fileURLToPath(new URL('../../app/tricord.mjs', import.meta.url));

/**
 * Runs `tricord snapshot` in a process of its own: folding millions of events and packing the state takes seconds,
 * which the server has no time for. Rejects with what the process said when it failed.
 */
export async function spawnSnapshot(book: string, databaseUrl: string): Promise<void> {
  const child = spawn(process.execPath, [TRICORD, 'snapshot'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TRICORD_BOOK: book, DATABASE_URL: databaseUrl },
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words += text;
  });
  const [exitCode] = await once(child, 'close');
  if (exitCode !== 0)
    throw new Error(words.trim().split('\n').at(-1) ?? `it ended with ${exitCode}`);
}
