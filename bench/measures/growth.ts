import { connectPool } from '../../adapters/postgres/connection.ts';
import { postgresJournal } from '../../adapters/postgres/journal/postgres-journal.ts';
import { keepSnapshot } from '../../app/shell/keep-snapshot.ts';
import { loadBook } from '../../app/shell/load-book.ts';
import { type BenchWriter, openBenchWriter } from '../bench-writer.ts';
import { accountCommands, currencyCommands, transferCommand } from '../payment-world.ts';
import { type Result, result } from '../result.ts';
import { runApart } from '../run-apart.ts';

const BOOK = 'bench-growth';
const ACCOUNTS = 1_000_000;
const MILLION = 1_000_000;
/** Commands submitted at once. */
const WAVE = 20_000;
const MIB = 1024 * 1024;

/** How many transfers the history grows to; the aim speaks of 10 million, and of being flat to 50. */
function transfersWanted(): number {
  const { BENCH_TRANSFERS } = process.env;
  return Number(BENCH_TRANSFERS ?? 10 * MILLION);
}

/**
 * A book of a million accounts that takes ten million transfers and more: how much memory its process needs as the
 * history grows, and how long a start takes. Memory is what the operating system counts, the callers included.
 */
export async function measureGrowth(url: string): Promise<readonly Result[]> {
  const book = await openBenchWriter(url, BOOK, currencyCommands());
  await submitAll(book, 2 * ACCOUNTS, (n) => accountCommands(n));
  const wanted = transfersWanted();
  const series: Result[] = [];
  const start = performance.now();
  for (let done = 0; done < wanted; done += MILLION) {
    const begun = performance.now();
    await submitAll(book, MILLION, (n) => transferCommand(done + n, ACCOUNTS));
    const rate = MILLION / ((performance.now() - begun) / 1_000);
    series.push(...pointsAt((done + MILLION) / MILLION, rate));
  }
  const seconds = (performance.now() - start) / 1_000;
  await book.writer.close();
  await book.close();
  const [started] = await runApart('start', url);
  const rate = result(
    `durable transfers as a history of ${wanted / MILLION} m grows`,
    wanted / seconds,
    'transfers/s',
  );
  return [rate, ...series, ...(started === undefined ? [] : [started])];
}

/** Reading the latest snapshot and what follows it, in a process that begins with nothing. */
export async function measureStart(url: string): Promise<Result> {
  const pool = connectPool({ url, name: 'tricord bench', timeoutMs: 120_000 });
  const journal = postgresJournal({ pool, book: BOOK });
  await keepSnapshot(BOOK, journal);
  const start = performance.now();
  const { state } = await loadBook(BOOK, journal);
  const seconds = (performance.now() - start) / 1_000;
  await journal.close();
  const name = `start with ${state.ledger.accounts.size.toLocaleString('en')} accounts at position ${state.position.toLocaleString('en')}`;
  return result(name, seconds, 's', { aim: 3 });
}

async function submitAll(
  { writer }: BenchWriter,
  count: number,
  command: (n: number) => Parameters<BenchWriter['writer']['submit']>[0],
): Promise<void> {
  for (let from = 0; from < count; from += WAVE) {
    const wave = Array.from({ length: Math.min(WAVE, count - from) }, (_, n) =>
      writer.submit(command(from + n)),
    );
    for (const { receipt } of await Promise.all(wave)) {
      if (!receipt.ok) throw new Error(receipt.refusal.detail);
    }
  }
}

/** What there is to say after so many million transfers: how fast the last of them were, and the memory it takes. */
function pointsAt(millions: number, rate: number): readonly Result[] {
  const memory = process.memoryUsage.rss() / MIB;
  const after = `with 1 m accounts after ${millions} m transfers`;
  process.stderr.write(`  ${after}: ${memory.toFixed(0)} MiB, ${rate.toFixed(0)} transfers/s\n`);
  return [
    result(`durable transfers ${after}`, rate, 'transfers/s', {
      curve: { name: 'history', x: millions },
    }),
    result(`memory ${after}`, memory, 'MiB', {
      ...(millions % 10 === 0 ? { aim: 1_200 } : {}),
      curve: { name: 'memory', x: millions },
    }),
  ];
}
