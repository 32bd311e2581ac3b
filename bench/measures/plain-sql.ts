import pg from 'pg';
import { type Result, result } from '../result.ts';

const ACCOUNTS = 1_000;
const CONNECTIONS = 16;
const WARM_UP_MS = 1_000;
const MEASURED_MS = 6_000;

const SCHEMA = `
  DROP SCHEMA IF EXISTS plain CASCADE;
  CREATE SCHEMA plain;
  CREATE TABLE plain.accounts (id int PRIMARY KEY, balance numeric(39) NOT NULL CHECK (balance >= 0));
  CREATE TABLE plain.transfers (
    key text PRIMARY KEY, debit int NOT NULL, credit int NOT NULL, amount numeric(39) NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
  );
  INSERT INTO plain.accounts SELECT n, 1000000000 FROM generate_series(0, ${ACCOUNTS - 1}) n;`;

/** What the engine is compared with: a careful transaction a transfer, as an application would write it. */
export async function measurePlainSql(url: string): Promise<Result> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
  await pool.query(SCHEMA);
  let next = 0;
  let done = 0;
  const measureFrom = performance.now() + WARM_UP_MS;
  const end = measureFrom + MEASURED_MS;
  const worker = async () => {
    const client = await pool.connect();
    while (performance.now() < end) {
      const begun = performance.now();
      await transfer(client, next++);
      if (begun >= measureFrom) done += 1;
    }
    client.release();
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  const seconds = (performance.now() - measureFrom) / 1_000;
  await pool.query('DROP SCHEMA plain CASCADE');
  await pool.end();
  return result('plain SQL, one transaction a transfer', done / seconds, 'transfers/s');
}

async function transfer(client: pg.PoolClient, n: number): Promise<void> {
  const from = (n * 7_919) % ACCOUNTS;
  const to = (from + 1 + ((n * 104_729) % (ACCOUNTS - 1))) % ACCOUNTS;
  // Locks in one order, so that transfers never wait for each other in a circle.
  const changes =
    from < to
      ? [
          [from, -1],
          [to, 1],
        ]
      : [
          [to, 1],
          [from, -1],
        ];
  await client.query('BEGIN');
  for (const [account, change] of changes) {
    await client.query({
      name: 'change',
      text: 'UPDATE plain.accounts SET balance = balance + $2 WHERE id = $1',
      values: [account, change],
    });
  }
  await client.query({
    name: 'record',
    text: 'INSERT INTO plain.transfers (key, debit, credit, amount) VALUES ($1, $2, $3, 1)',
    values: [`t${n}`, from, to],
  });
  await client.query('COMMIT');
}
