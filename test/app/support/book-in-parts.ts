import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { connectPool } from '../../../adapters/postgres/connection.ts';
import { inTransaction } from '../../../adapters/postgres/in-transaction.ts';
import { migrateJournal } from '../../../adapters/postgres/journal/migrate-journal.ts';
import { attachPart, createPart } from '../../../adapters/postgres/journal/part-tables.ts';
import { readConfig } from '../../../app/config.ts';
import { openLog } from '../../../app/log.ts';
import { openSandbox } from '../../../app/sandbox/open-sandbox.ts';
import { type Serving, serve } from '../../../app/serve.ts';
import { testDatabase } from '../../support/database.ts';
import type { Finished } from './tricord-process.ts';

const PART_ROWS = 4;
const PARTS = 6;
const BIN = fileURLToPath(new URL('../../../../app/tricord.mjs', import.meta.url));

/** A served sandbox whose journal is in parts of four rows, and a folder for archives. */
export interface BookInParts {
  readonly serving: Serving;
  readonly folder: string;
  readonly sql: Client;
  /** Stops the server and starts another on the same book. */
  restart(): Promise<void>;
  /** Runs a command of the command line on the database, to its end. */
  run(...args: string[]): Promise<Finished>;
  /** Starts such a command and kills it after so long. */
  kill(afterMs: number, ...args: string[]): Promise<Finished>;
  close(): Promise<void>;
}

export async function bookInParts(): Promise<BookInParts> {
  const database = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'tricord-archive-'));
  const pool = connectPool({ url: database.url, name: 'parts' });
  await migrateJournal(pool, { partRows: PART_ROWS });
  for (let first = 1 + PART_ROWS; first < PARTS * PART_ROWS; first += PART_ROWS) {
    await inTransaction(pool, async (client) => {
      const part = { first, end: first + PART_ROWS };
      await createPart(client, part);
      await attachPart(client, part);
    });
  }
  await pool.end();
  const environment = { DATABASE_URL: database.url, PORT: '0', LOG_LEVEL: 'silent' };
  const start = () => {
    const config = readConfig(environment);
    const reports = { onProgress: () => {}, onProblem: () => {} };
    return serve(config, reports, openLog(config), { takeOver: true });
  };
  let serving = await start();
  await openSandbox(serving.book.gateway);
  const sql = new Client({ connectionString: database.url });
  await sql.connect();
  return {
    get serving() {
      return serving;
    },
    folder,
    sql,
    async restart() {
      await serving.close();
      serving = await start();
    },
    run: (...args) => run({ ...environment, LOG_LEVEL: 'warn' }, args),
    kill: (afterMs, ...args) => run(environment, args, afterMs),
    async close() {
      await serving.close();
      await sql.end();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function run(
  environment: NodeJS.ProcessEnv,
  args: readonly string[],
  killAfterMs?: number,
): Promise<Finished> {
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, [BIN, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const killer =
    killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  const [exitCode] = await once(child, 'close');
  clearTimeout(killer);
  return { exitCode, stdout, stderr };
}
