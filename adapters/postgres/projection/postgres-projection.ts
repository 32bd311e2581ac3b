import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { type Projection, ProjectionUnavailable } from '../../../engine/ports/projection.ts';
import type { Queries } from '../../../engine/ports/queries.ts';
import { orUnavailable } from '../unavailable.ts';
import { applyBatches } from './apply/apply-batches.ts';
import { clearLedger } from './clear-ledger.ts';
import { ledgerDataSource } from './data-source.ts';
import { ledgerTables } from './ledger-tables.ts';
import { prepareLedger } from './prepare-ledger.ts';
import { readAccount, readAccounts } from './queries/read-accounts.ts';
import { readBridges, readBridgeTransfers } from './queries/read-bridges.ts';
import { readEntries } from './queries/read-entries.ts';
import { readInstruction, readInstructions } from './queries/read-instructions.ts';
import { readInstruments } from './queries/read-instruments.ts';
import { readClaims, readCreditLines, readPenalties } from './queries/read-obligations.ts';
import { readParticipants } from './queries/read-participants.ts';
import { readCycleRuns, readQueueRuns } from './queries/read-runs.ts';
import { readCursor } from './read-cursor.ts';

export interface ProjectionOptions {
  /** `postgres://user:password@host:port/database`. The database holds the projection of one book. */
  readonly url: string;
  readonly book: string;
  /** Connections, at least 2: one applies batches while the others answer questions. */
  readonly poolSize?: number;
  /** After this long a statement counts as failed. A rebuild applies many batches in one. */
  readonly timeoutMs?: number;
}

const POOL_SIZE_MIN = 2;

/**
 * The projection of a book in PostgreSQL, in the schema `ledger`, and the questions it answers. Its tables are made or
 * updated first. Throws `ProjectionUnavailable`, from here and from each operation.
 *
 * Lists are in order of id, instructions and entries in order of position. `after` must come from the page before:
 * where it is no such place, a list by position throws a RangeError.
 *
 * @example
 * const ledger = await postgresProjection({ url, book: 'main' });
 * await ledger.apply(batches);
 * const { items, next } = await ledger.accounts({ owner: 'bank-alpha' }, { limit: 50 });
 */
export async function postgresProjection(
  options: ProjectionOptions,
): Promise<Projection & Queries> {
  const { url, book, poolSize = 6, timeoutMs = 60_000 } = options;
  const data = ledgerDataSource({
    url,
    name: 'tricord ledger',
    timeoutMs,
    poolSize: Math.max(poolSize, POOL_SIZE_MIN),
  });
  await whenReachable(() => open(data, book));
  const store = { pool: poolUnder(data), tables: ledgerTables(data), book };
  return {
    cursor: () => whenReachable(() => readCursor(data, book)),
    apply: (batches) => whenReachable(() => applyBatches(store, batches)),
    clear: () => whenReachable(() => clearLedger(data, book)),
    close: async () => {
      if (data.isInitialized) await data.destroy();
    },
    instruction: (id, asOf) => whenReachable(() => readInstruction(data, id, asOf)),
    instructions: (filter, page) => whenReachable(() => readInstructions(data, filter, page)),
    account: (id, at) => whenReachable(() => readAccount(data, id, at)),
    accounts: (filter, page) => whenReachable(() => readAccounts(data, filter, page)),
    entries: (account, page) => whenReachable(() => readEntries(data, account, page)),
    participants: (page) => whenReachable(() => readParticipants(data, page)),
    instruments: (page) => whenReachable(() => readInstruments(data, page)),
    penalties: (filter, page) => whenReachable(() => readPenalties(data, filter, page)),
    claims: (filter, page) => whenReachable(() => readClaims(data, filter, page)),
    creditLines: (page) => whenReachable(() => readCreditLines(data, page)),
    queueRuns: (page) => whenReachable(() => readQueueRuns(data, page)),
    cycleRuns: (page) => whenReachable(() => readCycleRuns(data, page)),
    bridges: (page) => whenReachable(() => readBridges(data, page)),
    bridgeTransfers: (filter, page) => whenReachable(() => readBridgeTransfers(data, filter, page)),
  };
}

function whenReachable<T>(work: () => Promise<T>): Promise<T> {
  return orUnavailable(ProjectionUnavailable, work);
}

/** Applying speaks to the database by itself: TypeORM has neither COPY nor arrays in binary. */
function poolUnder(data: DataSource): Pool {
  return (data.driver as PostgresDriver).master as Pool;
}

async function open(data: DataSource, book: string): Promise<void> {
  await data.initialize();
  try {
    await prepareLedger(data, book);
  } catch (error) {
    await data.destroy();
    throw error;
  }
}
