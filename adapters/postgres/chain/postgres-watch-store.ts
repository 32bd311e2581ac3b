import type { Pool } from 'pg';
import { ChainStoreUnavailable } from '../../../engine/ports/intent-store.ts';
import type {
  NumberedLog,
  ToldLog,
  WatchState,
  WatchStore,
} from '../../../engine/ports/watch-store.ts';
import { inTransaction } from '../in-transaction.ts';
import { safeNumber } from '../safe-number.ts';
import { orUnavailable } from '../unavailable.ts';

const READ = 'SELECT version, state FROM tricord.chain_watch WHERE book = $1 AND chain = $2';
// Who watches in the same moment waits for this row, and then finds another version.
const SAVE = `
  INSERT INTO tricord.chain_watch (book, chain, version, state)
  SELECT $1, $2, $3::bigint + 1, $4::jsonb
  WHERE $3::bigint = 0 OR EXISTS (SELECT FROM tricord.chain_watch WHERE book = $1 AND chain = $2)
  ON CONFLICT (book, chain) DO UPDATE SET version = excluded.version, state = excluded.state
  WHERE chain_watch.version = $3::bigint`;
const APPEND = `
  INSERT INTO tricord.chain_logs (book, chain, seq, topic, told)
  SELECT $1, $2, last.seq + told.ordinality, told.value->'log'->'topics'->>1, told.value
  FROM (SELECT coalesce(max(seq), 0) AS seq FROM tricord.chain_logs WHERE book = $1 AND chain = $2) last,
    jsonb_array_elements($3::jsonb) WITH ORDINALITY told`;
const TOLD = 'SELECT seq, told FROM tricord.chain_logs WHERE book = $1 AND chain = $2';

interface ToldColumns {
  readonly seq: string;
  readonly told: unknown;
}

/** What watchers of one book saw, in PostgreSQL, in tables of `migrateJournal`. The pool stays the caller's. */
export function postgresWatchStore({ pool, book }: { pool: Pool; book: string }): WatchStore {
  const guarded = <T>(work: () => Promise<T>) => orUnavailable(ChainStoreUnavailable, work);
  const told = (where: string, values: readonly unknown[]) =>
    guarded(async () => {
      const { rows } = await pool.query<ToldColumns>(`${TOLD} ${where}`, [book, ...values]);
      return rows.map(numberedLog);
    });
  return {
    read: (chain) =>
      guarded(async () => {
        const { rows } = await pool.query<{ version: string; state: unknown }>(READ, [book, chain]);
        const [row] = rows;
        if (row === undefined) return undefined;
        const state = thaw(row.state) as Omit<WatchState, 'version'>;
        return { ...state, version: safeNumber(row.version) };
      }),
    save: (chain, version, state, logs) =>
      guarded(() =>
        inTransaction(pool, async (client) => {
          const saved = await client.query(SAVE, [book, chain, version, freeze(state)]);
          if (saved.rowCount !== 1) return false;
          if (logs.length > 0) await client.query(APPEND, [book, chain, freeze(logs)]);
          return true;
        }),
      ),
    told: (chain, seq, limit) => told('AND seq > $3 ORDER BY seq LIMIT $4', [chain, seq, limit]),
    toldOf: (chain, topic) => told('AND topic = $3 ORDER BY seq', [chain, topic]),
  };
}

function numberedLog({ seq, told }: ToldColumns): NumberedLog {
  return { ...(thaw(told) as ToldLog), seq: safeNumber(seq) };
}

/** JSON knows no integers of this size: they are written as text with an `n` behind. */
function freeze(value: unknown): string {
  return JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? `${each}n` : each));
}

function thaw(value: unknown): unknown {
  if (typeof value === 'string') return /^-?\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value;
  if (Array.isArray(value)) return value.map(thaw);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, thaw(each)]));
}
