import { openBenchWriter, runLoad } from '../bench-writer.ts';
import { transferCommand, worldCommands } from '../payment-world.ts';
import { type Result, result } from '../result.ts';

const BATCHES = [1, 10, 100, 1_000, 5_000];
const ACCOUNTS = [10, 1_000, 100_000];
const LOAD = { warmUpMs: 1_000, measuredMs: 2_500 } as const;
const USUAL = { batch: 5_000, accounts: 1_000 };

/** How durable throughput follows the size of a batch, and how many accounts there are. */
export async function measureCurves(url: string): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const batch of BATCHES) {
    const rate = await rateOf(url, { ...USUAL, batch });
    results.push(point('batch', batch, rate, `in batches of at most ${figure(batch)}`));
  }
  for (const accounts of ACCOUNTS) {
    const rate = await rateOf(url, { ...USUAL, accounts });
    results.push(point('accounts', accounts, rate, `between ${figure(accounts)} accounts`));
  }
  return results;
}

/** A book for each point: in another's, all keys are known. */
let books = 0;

/** Twice as many callers as a batch takes: one batch commits, the other is decided. */
async function rateOf(url: string, { batch, accounts }: typeof USUAL): Promise<number> {
  books += 1;
  const book = `bench-curve-${books}`;
  const options = { batchMax: batch };
  const { writer, close } = await openBenchWriter(url, book, worldCommands(accounts), options);
  const command = (n: number) => transferCommand(n, accounts);
  const { rate } = await runLoad(writer, { ...LOAD, callers: 2 * batch, command });
  await close();
  return rate;
}

function point(curve: string, x: number, rate: number, how: string): Result {
  return result(`durable transfers ${how}`, rate, 'transfers/s', { curve: { name: curve, x } });
}

function figure(value: number): string {
  return value.toLocaleString('en');
}
