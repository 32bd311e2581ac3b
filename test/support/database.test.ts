import { expect } from 'chai';
import { Client } from 'pg';
import { testDatabase } from './database.ts';

describe('testDatabase', () => {
  it('gives databases that know nothing of each other', async () => {
    const [one, other] = await Promise.all([testDatabase(), testDatabase()]);
    await query(one.url, 'CREATE TABLE mine AS SELECT 1 AS one');
    expect(await query(one.url, 'SELECT one FROM mine')).to.deep.equal([{ one: 1 }]);
    expect(await query(other.url, `SELECT to_regclass('mine') AS mine`)).to.deep.equal([
      { mine: null },
    ]);
    await Promise.all([one.drop(), other.drop()]);
  });

  it('drops a database from under a connection that was left open', async () => {
    const { url, drop } = await testDatabase();
    const client = new Client({ connectionString: url });
    const lost = new Promise((resolve) => client.on('error', resolve));
    await client.connect();
    await drop();
    expect(await lost).to.be.an('error');
  });
});

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows;
}
