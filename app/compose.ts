import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { iso4217 } from '../adapters/iso4217/iso4217.ts';
import { connectPool } from '../adapters/postgres/connection.ts';
import { migrateJournal } from '../adapters/postgres/journal/migrate-journal.ts';
import { postgresJournal } from '../adapters/postgres/journal/postgres-journal.ts';
import { postgresProjection } from '../adapters/postgres/projection/postgres-projection.ts';
import { ensureServer } from '../adapters/postgres/server/ensure-server.ts';
import type { Journal } from '../engine/ports/journal.ts';
import type { Projection } from '../engine/ports/projection.ts';
import type { Queries } from '../engine/ports/queries.ts';
import type { Config } from './config.ts';
import { BookGateway } from './shell/book-gateway.ts';
import { Tailer } from './shell/tailer.ts';
import { Writer } from './shell/writer.ts';

/** The stores of a book, without a writer: enough to read and verify. */
export interface Stores {
  readonly journal: Journal;
  readonly projection: Projection & Queries;
  close(): Promise<void>;
}

/** A book that this process writes. */
export interface OpenBook extends Stores {
  readonly gateway: BookGateway;
}

export interface Reports {
  readonly onProgress: (line: string) => void;
  readonly onProblem: (problem: string) => void;
  readonly onFenced?: () => void;
}

export async function openStores(config: Config, reports: Reports): Promise<Stores> {
  const { home, book, databaseUrl } = config;
  const { onProgress } = reports;
  const server = databaseUrl === undefined ? await ensureServer({ home, onProgress }) : undefined;
  const url = databaseUrl ?? server?.url ?? '';
  const pool = connectPool({ url, name: 'tricord journal' });
  try {
    await migrateJournal(pool);
    const journal = postgresJournal({ pool, book });
    const projection = await postgresProjection({ url, book });
    const close = async () => {
      await projection.close();
      await journal.close();
      await server?.release();
    };
    return { journal, projection, close };
  } catch (error) {
    await pool.end();
    await server?.release();
    throw error;
  }
}

/** Takes the book over from whoever wrote it before. */
export async function openBook(config: Config, reports: Reports): Promise<OpenBook> {
  const stores = await openStores(config, reports);
  const { journal, projection } = stores;
  const { onProblem } = reports;
  try {
    const tailer = new Tailer({ journal, projection, onProblem });
    await tailer.start();
    const writer = new Writer({
      book: config.book,
      journal,
      surroundings: { currencies: iso4217() },
      clock: Date.now,
      writerId: `${hostname()}/${process.pid}/${randomUUID()}`,
      onCommit: (batch) => tailer.notify(batch),
      onProblem,
      ...(reports.onFenced === undefined ? {} : { onFenced: reports.onFenced }),
    });
    await writer.open();
    const gateway = new BookGateway({
      book: config.book,
      writer,
      tailer,
      journal,
      clock: Date.now,
    });
    const close = async () => {
      await gateway.close();
      await stores.close();
    };
    return { ...stores, gateway, close };
  } catch (error) {
    await stores.close();
    throw error;
  }
}
