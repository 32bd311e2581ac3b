import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Pool } from 'pg';
import { meteredJournal } from '../adapters/metrics/metered-journal.ts';
import { type Metrics, openMetrics } from '../adapters/metrics/metrics.ts';
import { ProjectionLag } from '../adapters/metrics/projection-lag.ts';
import { watchGateway } from '../adapters/metrics/watch-gateway.ts';
import { connectPool } from '../adapters/postgres/connection.ts';
import { postgresArchive } from '../adapters/postgres/journal/archive/postgres-archive.ts';
import { migrateJournal } from '../adapters/postgres/journal/migrate-journal.ts';
import { postgresJournal } from '../adapters/postgres/journal/postgres-journal.ts';
import { hasOtherWriter, WRITER } from '../adapters/postgres/other-writers.ts';
import { postgresProjection } from '../adapters/postgres/projection/postgres-projection.ts';
import { ensureServer } from '../adapters/postgres/server/ensure-server.ts';
import { workOf } from '../engine/book.ts';
import type { Journal } from '../engine/ports/journal.ts';
import type { JournalArchive } from '../engine/ports/journal-archive.ts';
import type { Projection } from '../engine/ports/projection.ts';
import type { Queries } from '../engine/ports/queries.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { openSurroundings } from './open-surroundings.ts';
import { assertReachable } from './shell/assert-reachable.ts';
import { BatchSupply } from './shell/batch-supply.ts';
import { BookGateway } from './shell/book-gateway.ts';
import { TailerThread } from './shell/tailer-thread.ts';
import { Writer } from './shell/writer.ts';
import { spawnSnapshot } from './spawn-snapshot.ts';

/** The stores of a book, without a writer: enough to read and verify. */
export interface Stores {
  readonly journal: Journal;
  readonly archive: JournalArchive;
  readonly projection: Projection & Queries;
  /** Of the database, with the password: for other processes of ours. */
  readonly url: string;
  /** Connections of the writer, for stores beside the journal. */
  readonly pool: Pool;
  /** Whether another process writes the book now. */
  hasOtherWriter(): Promise<boolean>;
  close(): Promise<void>;
}

const SUPPLY_EVENTS = 20_000;

/** The book has a server, and the caller did not come to take it over. */
class BookInUse extends Error {
  override readonly name = 'BookInUse';
}

/** A book that this process writes. */
export interface OpenBook extends Stores {
  readonly gateway: BookGateway;
  readonly metrics: Metrics;
}

export interface Reports {
  readonly onProgress: (line: string) => void;
  readonly onProblem: (problem: string) => void;
  readonly onFenced?: () => void;
  /** Steps of settlements on chains. */
  readonly onChainStep?: Log['chain'];
}

export async function openStores(
  config: Config,
  reports: Reports,
  role: 'reader' | 'writer' = 'reader',
): Promise<Stores> {
  const { home, book, databaseUrl } = config;
  const { onProgress } = reports;
  const server = databaseUrl === undefined ? await ensureServer({ home, onProgress }) : undefined;
  const url = databaseUrl ?? server?.url ?? '';
  const name = role === 'writer' ? `${WRITER} ${process.pid} ${randomUUID()}` : 'tricord reader';
  const pool = connectPool({ url, name });
  try {
    await migrateJournal(pool);
    const journal = postgresJournal({ pool, book });
    const projection = await postgresProjection({ url, book });
    const close = async () => {
      await projection.close();
      await journal.close();
      await server?.release();
    };
    const archive = postgresArchive({ pool, book });
    return {
      journal,
      archive,
      projection,
      url,
      pool,
      hasOtherWriter: () => hasOtherWriter(pool, name),
      close,
    };
  } catch (error) {
    await pool.end();
    await server?.release();
    throw error;
  }
}

export interface Opening {
  /** Fence whoever writes the book now; otherwise that is refused. */
  readonly takeOver: boolean;
}

/** Opens the book for writing. */
export async function openBook(
  config: Config,
  reports: Reports,
  { takeOver }: Opening,
): Promise<OpenBook> {
  const stores = await openStores(config, reports, 'writer');
  const { journal, projection, url } = stores;
  const { book } = config;
  const { onProblem } = reports;
  let thread: TailerThread | undefined;
  try {
    if (!takeOver && (await stores.hasOtherWriter())) throw new BookInUse(IN_USE);
    await assertReachable(journal, await projection.cursor());
    const metrics = openMetrics(book);
    const lag = new ProjectionLag();
    const tailer = new TailerThread({ url, book, onProblem });
    thread = tailer;
    await tailer.start();
    let gateway: BookGateway | undefined;
    // Before the book is taken over: what is wrong with the chains' file or keys must not stop a server that works.
    const chainLog = { chain: reports.onChainStep ?? (() => {}), problem: onProblem };
    const { pool } = stores;
    // Loaded where it is used: what it needs of chains takes long to load.
    const coordinating = config.chain && (await import('./coordination/coordinate.ts'));
    const chains =
      config.chain &&
      (await coordinating?.openChains(config.chain, { pool, book: config.book }, chainLog));
    const supply = config.chain && new BatchSupply({ journal, eventsMax: SUPPLY_EVENTS });
    const writer = new Writer({
      book,
      journal: meteredJournal(journal, metrics),
      surroundings: await openSurroundings(config),
      clock: Date.now,
      writerId: `${hostname()}/${process.pid}/${randomUUID()}`,
      onCommit: (batch, row) => {
        tailer.notify(row);
        if (batch === undefined) supply?.readAgain();
        else supply?.offer(batch);
        if (batch === undefined) metrics.recoveries.inc();
        else lag.committed(batch.firstPosition + batch.eventCount - 1, Date.now(), tailer.position);
        if (batch !== undefined) gateway?.committed(batch);
      },
      onProblem,
      queueMax: config.queueMax,
      snapshotEvery: config.snapshotEvery,
      keepSnapshot: () => counted(metrics, spawnSnapshot(book, url)),
      ...(reports.onFenced === undefined ? {} : { onFenced: reports.onFenced }),
    });
    await writer.open();
    // Nothing else has been decided yet: what the writer has is committed.
    const work = writer.book && workOf(writer.book);
    const seq = writer.committedRow;
    // Rows that came since the tailer began: the last of the writer before, and the first of this one.
    tailer.notify();
    const open = new BookGateway({
      book,
      writer,
      tailer,
      journal,
      clock: Date.now,
      onProblem,
    });
    gateway = open;
    watchGateway(open, metrics, lag);
    const coordination =
      config.chain &&
      chains &&
      supply &&
      work &&
      coordinating?.startCoordination({
        ...{ config: config.chain, opened: chains, book: config.book, pool },
        ...{ gateway: open, work, seq, rows: supply, metrics, log: chainLog },
      });
    const close = async () => {
      await coordination?.close();
      await open.close();
      await stores.close();
    };
    return { ...stores, gateway: open, metrics, close };
  } catch (error) {
    await thread?.stop();
    await stores.close();
    throw error;
  }
}

/** Snapshots of another process are counted here too. */
async function counted({ snapshots }: Metrics, keeping: Promise<void>): Promise<void> {
  try {
    await keeping;
    snapshots.inc({ result: 'saved' });
  } catch (error) {
    snapshots.inc({ result: 'failed' });
    throw error;
  }
}

const IN_USE =
  'a server writes this book, and this command would take it over. Give the address of the server with --url, ' +
  'set TRICORD_HOME to its folder, or stop it';
