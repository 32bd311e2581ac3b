import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Result } from './result.ts';

const MAIN = fileURLToPath(new URL('./main.js', import.meta.url));

/** Runs a measure in a process of its own, so that none is slowed by what another left in memory. */
export function runApart(measure: string, url: string): Promise<readonly Result[]> {
  const args = [...process.execArgv, MAIN, measure, url];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => {
      if (exitCode === 0) resolve(JSON.parse(output));
      else reject(new Error(`measure "${measure}" ended with ${exitCode}`));
    });
  });
}
