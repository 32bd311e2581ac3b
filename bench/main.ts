import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { ensureServer } from '../adapters/postgres/server/ensure-server.ts';
import { drawCharts } from './draw-charts.ts';
import { measureCurves } from './measures/curves.ts';
import { measureDurable, measureHotAccount } from './measures/durable.ts';
import { measureDvp } from './measures/dvp.ts';
import { measureGridlock } from './measures/gridlock.ts';
import { measureGrowth, measureStart } from './measures/growth.ts';
import { measureHttp } from './measures/http.ts';
import { measureInMemory } from './measures/in-memory.ts';
import { measureMatching } from './measures/matching.ts';
import { measureOnChain } from './measures/on-chain.ts';
import { measurePlainSql } from './measures/plain-sql.ts';
import { measureProjection } from './measures/projection.ts';
import { measureQueue } from './measures/queue.ts';
import { measureReplay } from './measures/replay.ts';
import { printResults } from './print-results.ts';
import type { Result } from './result.ts';
import { runApart } from './run-apart.ts';
import { writePage } from './write-page.ts';

const RESULTS = new URL('../../bench/results/latest.json', import.meta.url);

/** Each measure by its name; `url` is of a database of its own, all on one server. */
const MEASURES: Readonly<Record<string, (url: string) => Promise<readonly Result[]>>> = {
  'decide and evolve': async () => [await measureInMemory()],
  'plain SQL': async (url) => [await measurePlainSql(url)],
  'durable transfers': measureDurable,
  'one hot account': async (url) => [await measureHotAccount(url)],
  'delivery versus payment': async (url) => [await measureDvp(url)],
  'gridlock resolution': async () => measureGridlock(),
  matching: measureMatching,
  queue: measureQueue,
  http: measureHttp,
  replay: async (url) => [await measureReplay(url)],
  projection: measureProjection,
  curves: measureCurves,
  growth: measureGrowth,
  'on chain': measureOnChain,
};

/** What other measures run in a process of its own. */
const PARTS: typeof MEASURES = {
  start: async (url) => [await measureStart(url)],
};

/** Which results are compared with which, once all of one run are there. */
const AGAINST: Readonly<Record<string, string>> = {
  'durable transfers, 10,000 callers': 'plain SQL, one transaction a transfer',
  'durable transfers, one hot account': 'durable transfers, 10,000 callers',
};

/** Measures everything in one run, so that ratios compare like with like on a machine of changing speed. */
async function measureAll(): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'tricord-bench-'));
  say(`${cpus().length} cores; embedded PostgreSQL, fsync on; warm-up before each measure`);
  const server = await ensureServer({ home });
  try {
    const results: Result[] = [];
    for (const name of Object.keys(MEASURES)) {
      say(`${name} …`);
      try {
        results.push(...(await runApart(name, await emptyDatabase(server.url))));
      } catch (error) {
        // The others are worth having all the same.
        say(String(error));
        process.exitCode = 1;
      }
    }
    const compared = results.map((one) => compare(one, results));
    printResults(compared);
    await drawCharts(compared);
    await writePage(compared);
    await mkdir(new URL('.', RESULTS), { recursive: true });
    await writeFile(RESULTS, `${JSON.stringify(compared, null, 2)}\n`);
  } finally {
    await server.release();
    await rm(home, { recursive: true, force: true });
  }
}

let databases = 0;

/** A database of its own for each measure: a projection is of one book. */
async function emptyDatabase(url: string): Promise<string> {
  databases += 1;
  const name = `bench_${databases}`;
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}

function compare(one: Result, all: readonly Result[]): Result {
  const other = all.find(({ name }) => name === AGAINST[one.name]);
  return other === undefined
    ? one
    : { ...one, ratio: one.value / other.value, against: other.name };
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

const [, , name, url = ''] = process.argv;
const measure = name === undefined ? undefined : (MEASURES[name] ?? PARTS[name]);
if (measure === undefined) await measureAll();
else process.stdout.write(JSON.stringify(await measure(url)));
