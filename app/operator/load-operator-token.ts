import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';

const FILE = 'operator-token';

/**
 * What tells the operator from everybody else: the token that is configured, else that of the home folder, where a
 * sandbox makes one the first time. `undefined` when there is none: then the server takes no command of the operator.
 */
export async function loadOperatorToken({
  home,
  sandbox,
  operatorToken,
}: Pick<Config, 'home' | 'sandbox' | 'operatorToken'>): Promise<string | undefined> {
  if (operatorToken !== undefined) return operatorToken;
  const file = join(home, FILE);
  const kept = await readToken(file);
  if (kept !== undefined || !sandbox) return kept;
  await mkdir(home, { recursive: true });
  try {
    await writeFile(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // Another process was first: its token counts.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readToken(file);
}

async function readToken(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim() || undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
