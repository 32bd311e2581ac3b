import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Finished, finished, launch } from './tricord-process.ts';

const START_MS = 120_000;

export interface RunningChains {
  /** As it wrote them to its file. */
  readonly chains: readonly DevChain[];
  readonly file: string;
  end(): Promise<Finished>;
}

interface DevChain {
  readonly id: string;
  readonly urls: readonly string[];
  readonly tokens: readonly { readonly symbol: string; readonly address: `0x${string}` }[];
}

/** Runs `tricord chain dev` on free ports until its chains are ready. */
export async function startChains(home: string, ...args: string[]): Promise<RunningChains> {
  const child = launch(home, ['chain', 'dev', ...args, '--port', '0']);
  const done = finished(child);
  let ended: Finished | undefined;
  void done.then((result) => {
    ended = result;
  });
  const file = join(home, 'chains.json');
  for (const deadline = Date.now() + START_MS; Date.now() < deadline; await sleep(100)) {
    if (ended !== undefined) throw new Error(`it did not start: ${ended.stderr}`);
    const chains = await readChains(file);
    if (chains === undefined) continue;
    const end = () => {
      child.kill('SIGINT');
      return done;
    };
    return { chains, file, end };
  }
  child.kill('SIGKILL');
  throw new Error('the chains did not start in time');
}

async function readChains(file: string): Promise<readonly DevChain[] | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')).chains;
  } catch {
    return undefined;
  }
}
