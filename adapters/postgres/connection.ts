import { Pool, type PoolConfig } from 'pg';
import { GuardedClient } from './guarded-client.ts';

export interface ConnectionOptions {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string;
  /** What `pg_stat_activity` shows. */
  readonly name: string;
  readonly poolSize?: number;
  /** After this long a connection attempt or a statement counts as failed. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 15_000;
// The server stops a statement by itself; only when it is gone altogether do we have to stop waiting.
const GRACE_MS = 2_000;
// A client that stands still inside a transaction keeps its locks: whoever took over from it cannot wait for that.
const STANDSTILL_MS = 5_000;

export function poolConfig({
  url,
  name,
  poolSize = 4,
  timeoutMs = TIMEOUT_MS,
}: ConnectionOptions): PoolConfig {
  return {
    Client: GuardedClient,
    connectionString: url,
    application_name: name,
    max: poolSize,
    keepAlive: true,
    connectionTimeoutMillis: timeoutMs,
    statement_timeout: timeoutMs,
    query_timeout: timeoutMs + GRACE_MS,
    idle_in_transaction_session_timeout: STANDSTILL_MS,
  };
}

/** A pool for one journal. Nothing connects before the first query. */
export function connectPool(options: ConnectionOptions): Pool {
  const pool = new Pool(poolConfig(options));
  pool.on('error', ignoreIdleError);
  return pool;
}

/** An idle connection that breaks has already left the pool; whoever asks next gets a new one, or the error. */
export function ignoreIdleError(): void {}
