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
  return Number(process.env['BENCH_TRANSFERS'] ?? 10 * MILLION);
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
    await submitAll(book, MILLION, (n) => transferCommand(done + n, ACCOUNTS));
    const transfers = done + MILLION;
    const name = `memory with 1 m accounts after ${transfers / MILLION} m transfers`;
    const aim = transfers === 10 * MILLION || transfers === wanted ? { aim: 1_200 } : {};
    series.push(result(name, process.memoryUsage.rss() / MIB, 'MiB', aim));
    process.stderr.write(`  ${name}: ${series.at(-1)?.value.toFixed(0)} MiB\n`);
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
  return [rate, ...thinned(series), ...(started === undefined ? [] : [started])];
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

/** The first, the tenth, and the last: enough to see whether it is flat. */
function thinned(series: readonly Result[]): readonly Result[] {
  return series.filter(
    (_, index) => index === 0 || (index + 1) % 10 === 0 || index === series.length - 1,
  );
}
