import { iso4217 } from '../adapters/iso4217/iso4217.ts';
import { connectPool } from '../adapters/postgres/connection.ts';
import { migrateJournal } from '../adapters/postgres/journal/migrate-journal.ts';
import { postgresJournal } from '../adapters/postgres/journal/postgres-journal.ts';
import { Writer, type WriterOptions } from '../app/shell/writer.ts';
import type { Command } from '../engine/book.ts';
import type { Journal } from '../engine/ports/journal.ts';

/** Commands submitted at once: fewer than a writer lets wait. */
const WAVE = 20_000;

export interface BenchWriter {
  readonly writer: Writer;
  readonly journal: Journal;
  close(): Promise<void>;
}

/** A writer of a book of its own on the real server, with `world` in it. */
export async function openBenchWriter(
  url: string,
  book: string,
  world: readonly Command[],
  options: Pick<WriterOptions, 'onCommit' | 'batchMax'> = {},
): Promise<BenchWriter> {
  const pool = connectPool({ url, name: 'tricord bench' });
  await migrateJournal(pool);
  const journal = postgresJournal({ pool, book });
  const writer = new Writer({
    book,
    journal,
    surroundings: { currencies: iso4217() },
    clock: Date.now,
    writerId: `bench-${process.pid}`,
    snapshotEvery: Number.MAX_SAFE_INTEGER,
    ...options,
  });
  await writer.open();
  for (let from = 0; from < world.length; from += WAVE) {
    const wave = world.slice(from, from + WAVE).map((command) => writer.submit(command));
    for (const { receipt } of await Promise.all(wave)) {
      if (!receipt.ok) throw new Error(receipt.refusal.detail);
    }
  }
  return { writer, journal, close: () => journal.close() };
}

export interface Load {
  /** Commands answered a second. */
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
}

export interface LoadOptions {
  readonly callers: number;
  readonly warmUpMs: number;
  readonly measuredMs: number;
  readonly command: (n: number) => Command;
}

/** Callers in process, each with one command at a time, answered after its commit. */
export async function runLoad(writer: Writer, options: LoadOptions): Promise<Load> {
  const latencies: number[] = [];
  let next = 0;
  const measureFrom = performance.now() + options.warmUpMs;
  const end = measureFrom + options.measuredMs;
  const caller = async () => {
    // The clock is read once a command: when one is answered, the next is asked for.
    let now = performance.now();
    while (now < end) {
      const asked = now;
      const { receipt } = await writer.submit(options.command(next++));
      if (!receipt.ok) throw new Error(receipt.refusal.detail);
      now = performance.now();
      if (asked >= measureFrom) latencies.push(now - asked);
    }
  };
  await Promise.all(Array.from({ length: options.callers }, caller));
  const seconds = (performance.now() - measureFrom) / 1_000;
  latencies.sort((one, other) => one - other);
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0;
  return { rate: latencies.length / seconds, p50: at(0.5), p99: at(0.99) };
}
