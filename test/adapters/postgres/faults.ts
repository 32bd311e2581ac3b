import { createServer } from 'node:net';
import { Client } from 'pg';

/** What the promise rejects with; fails when it resolves. */
export async function caught(promise: Promise<unknown>): Promise<unknown> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('error' in outcome) return outcome.error;
  throw new Error(`expected an error, got ${JSON.stringify(outcome.value)}`);
}

/** A database URL with nobody behind it. */
export async function deadUrl(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  const port = typeof address === 'object' && address !== null ? address.port : 1;
  return `postgres://nobody@127.0.0.1:${port}/nothing`;
}

export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Runs `work` while nobody else can use `table`. */
export function whileLocked<T>(url: string, table: string, work: () => Promise<T>): Promise<T> {
  return withClient(url, async (locker) => {
    await locker.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
    return work();
  });
}

/** Waits until a connection called `name` waits for a lock, and ends the server process behind it. */
export function cutConnection(url: string, name: string): Promise<void> {
  const cut = `
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = $1 AND wait_event_type = 'Lock'`;
  return withClient(url, async (client) => {
    while ((await client.query(cut, [name])).rowCount === 0)
      await new Promise((resolve) => setTimeout(resolve, 10));
  });
}
