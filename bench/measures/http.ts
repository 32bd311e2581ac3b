import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LoadOptions, LoadResult } from '../http/load.ts';
import { type Result, result } from '../result.ts';

const ACCOUNTS = 1_000;
const CONNECTIONS = 64;
const BULK = { lines: 1_000, connections: 8 } as const;
const SPAN = { warmUpMs: 2_000, measuredMs: 5_000 } as const;
const RATIO = 2;

type Load = (options: Pick<LoadOptions, 'kind'> & Partial<LoadOptions>) => Promise<LoadResult>;

/** The server in one process, its clients in another, so that what a client costs is not the server's. */
export async function measureHttp(url: string): Promise<readonly Result[]> {
  const server = start('server', [String(ACCOUNTS)], {
    ...process.env,
    DATABASE_URL: url,
    TRICORD_BOOK: 'bench-http',
    TRICORD_SANDBOX: 'off',
    PORT: '0',
  });
  try {
    const [api] = await once(server.stdout ?? server, 'data');
    return await measureLoads(loadOn(String(api).trim()));
  } finally {
    server.kill('SIGTERM');
    await once(server, 'close');
  }
}

async function measureLoads(load: Load): Promise<readonly Result[]> {
  const lone = await load({ kind: 'single', connections: 1 });
  const single = await load({ kind: 'single' });
  const offered = Math.round(single.rate / RATIO);
  const steady = await load({ kind: 'single', offered });
  const lines = await load({ kind: 'lines', ...BULK });
  const atomic = await load({ kind: 'atomic', ...BULK });
  const half = `HTTP, ${CONNECTIONS} connections, half of that offered on a fixed schedule, latency`;
  return [
    result('HTTP, a lone client, latency p50', lone.p50, 'ms', { aim: 3 }),
    result('HTTP, a lone client, latency p99', lone.p99, 'ms'),
    result(`HTTP, single transfers, ${CONNECTIONS} connections`, single.rate, 'transfers/s', {
      aim: 4_000,
    }),
    result('HTTP, offered on a fixed schedule', offered, 'requests/s'),
    result(`${half} p50`, steady.p50, 'ms'),
    result(`${half} p99`, steady.p99, 'ms'),
    result('HTTP, bulk of 1,000, an answer each', lines.rate, 'transfers/s', { aim: 60_000 }),
    result('HTTP, bulk of 1,000, atomic', atomic.rate, 'transfers/s', { aim: 60_000 }),
  ];
}

function loadOn(url: string): Load {
  let runs = 0;
  return async (given) => {
    const run = `r${runs++}`;
    const shape = { lines: 1, connections: CONNECTIONS, accounts: ACCOUNTS };
    const options: LoadOptions = { url, run, ...SPAN, ...shape, ...given };
    const client = start('load', [JSON.stringify(options)], process.env);
    let output = '';
    client.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    const [exitCode] = await once(client, 'close');
    if (exitCode !== 0) throw new Error(`the load of ${run} ended with ${exitCode}`);
    return JSON.parse(output);
  };
}

function start(name: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  const file = fileURLToPath(new URL(`../http/${name}.js`, import.meta.url));
  return spawn(process.execPath, [...process.execArgv, file, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
