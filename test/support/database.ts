import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { type EmbeddedServer, ensureServer } from '../../adapters/postgres/server/ensure-server.ts';

export interface TestDatabase {
  /** `postgres://…` to an empty database that nobody else uses. */
  readonly url: string;
  /** Removes it, even from under open connections. */
  drop(): Promise<void>;
}

/** Set by global-setup.ts, and inherited by the workers that mocha forks. */
export const HOME_VARIABLE = 'TRICORD_TEST_HOME';

let server: Promise<EmbeddedServer> | undefined;

/**
 * A database of one's own on the server that all tests of a run share; the first call of the run starts it.
 *
 * @example
 * let database: TestDatabase;
 * before(async () => { database = await testDatabase(); });
 * after(() => database.drop());
 */
export async function testDatabase(): Promise<TestDatabase> {
  server ??= startShared();
  const { url } = await server;
  const name = `test_${randomBytes(6).toString('hex')}`;
  await runOn(url, `CREATE DATABASE ${name}`);
  return {
    url: url.replace(/[^/]+$/, name),
    drop: () => runOn(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

function startShared(): Promise<EmbeddedServer> {
  const home = process.env[HOME_VARIABLE];
  if (home === undefined)
    throw new Error('testDatabase() works under mocha only, with global-setup.ts loaded.');
  return ensureServer({ home });
}

async function runOn(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
