import { expect } from 'chai';
import { Pool } from 'pg';
import { poolConfig } from '../../../adapters/postgres/connection.ts';
import { ledgerDataSource } from '../../../adapters/postgres/projection/data-source.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { withClient } from './faults.ts';

const NAME = 'guarded under test';

describe('a connection of a pool', () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase();
  });
  after(() => database.drop());

  const terminate = () =>
    withClient(database.url, (client) =>
      client.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1',
        [NAME],
      ),
    );

  it('that breaks while it is handed over ends nothing but itself', async () => {
    const pool = new Pool(poolConfig({ url: database.url, name: NAME }));
    pool.on('error', () => {});
    const client = await pool.connect();
    // Nobody listens but the connection itself, and no statement is under way.
    expect(client.listenerCount('error')).to.equal(1);
    const gone = new Promise((resolve) => client.once('end', resolve));
    await terminate();
    await gone;
    client.release(true);
    expect((await pool.query('SELECT 1 AS one')).rows).to.deep.equal([{ one: 1 }]);
    await pool.end();
  });

  it('is guarded under the projection too', async () => {
    const data = await ledgerDataSource({ url: database.url, name: NAME }).initialize();
    const runner = data.createQueryRunner();
    const client = (await runner.connect()) as { listenerCount(event: string): number };
    expect(client.listenerCount('error')).to.be.greaterThan(1);
    await runner.release();
    await data.destroy();
  });
});
