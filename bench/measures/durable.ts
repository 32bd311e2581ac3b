import { openBenchWriter, runLoad } from '../bench-writer.ts';
import { hotTransferCommand, transferCommand, worldCommands } from '../payment-world.ts';
import { type Result, result } from '../result.ts';
import { rawRowsRate } from './raw-rows.ts';

const ACCOUNTS = 1_000;
const LOAD = { callers: 10_000, warmUpMs: 2_000, measuredMs: 5_000 } as const;

/** Transfers over all accounts, then with one account in each of them, then the rows alone. */
export async function measureDurable(url: string): Promise<readonly Result[]> {
  const even = await openBenchWriter(url, 'bench-even', worldCommands(ACCOUNTS));
  const spread = await runLoad(even.writer, {
    ...LOAD,
    command: (n) => transferCommand(n, ACCOUNTS),
  });
  const limit = await rawRowsRate(url, even.journal);
  await even.close();
  const hot = await openBenchWriter(url, 'bench-hot', worldCommands(ACCOUNTS));
  const contended = await runLoad(hot.writer, {
    ...LOAD,
    command: (n) => hotTransferCommand(n, ACCOUNTS),
  });
  await hot.close();
  const name = 'durable transfers, 10,000 callers';
  const limitName = 'the same rows, inserted and nothing else';
  return [
    result(name, spread.rate, 'transfers/s', { aim: 200_000 }),
    result('… latency p50', spread.p50, 'ms'),
    result('… latency p99', spread.p99, 'ms', { aim: 100 }),
    result(limitName, limit, 'transfers/s'),
    result('durable transfers against that limit', spread.rate / limit, '×', {
      aim: 0.6,
      ratio: spread.rate / limit,
      against: limitName,
    }),
    result('durable transfers, one hot account', contended.rate, 'transfers/s', {
      aim: 0.9 * spread.rate,
      ratio: contended.rate / spread.rate,
      against: name,
    }),
  ];
}
