import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureServer } from '../adapters/postgres/server/ensure-server.ts';
import { measureDurable } from './measures/durable.ts';
import { measureDvp } from './measures/dvp.ts';
import { measureInMemory } from './measures/in-memory.ts';
import { measurePlainSql } from './measures/plain-sql.ts';
import { measureReplay } from './measures/replay.ts';
import { printResults } from './print-results.ts';
import type { Result } from './result.ts';

const RESULTS = new URL('../../bench/results/latest.json', import.meta.url);

/** Measures everything in one run, so that ratios compare like with like on a machine of changing speed. */
async function main(): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'tricord-bench-'));
  say(`${cpus().length} cores; embedded PostgreSQL, fsync on; warm-up before each measure`);
  say('decide and evolve in memory …');
  const inMemory = measureInMemory();
  const server = await ensureServer({ home });
  try {
    say('plain SQL …');
    const plain = await measurePlainSql(server.url);
    say('durable transfers …');
    const durable = await measureDurable(server.url);
    say('delivery versus payment …');
    const dvp = await measureDvp(server.url);
    say('replay …');
    const replay = await measureReplay(server.url);
    const [first, ...others] = durable;
    const results = [
      inMemory,
      plain,
      ...(first ? [compare(first, plain)] : []),
      ...others,
      dvp,
      replay,
    ];
    printResults(results);
    await mkdir(new URL('.', RESULTS), { recursive: true });
    await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
  } finally {
    await server.release();
    await rm(home, { recursive: true, force: true });
  }
}

function compare(one: Result, other: Result): Result {
  return { ...one, ratio: one.value / other.value, against: other.name };
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

await main();
