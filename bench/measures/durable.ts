import { openBenchWriter, runLoad } from '../bench-writer.ts';
import { hotTransferCommand, transferCommand, worldCommands } from '../payment-world.ts';
import { type Result, result } from '../result.ts';
import { rawRowsRate } from './raw-rows.ts';

const ACCOUNTS = 1_000;
const LOAD = { callers: 10_000, warmUpMs: 2_000, measuredMs: 5_000 } as const;
const LIMIT = 'the same rows, inserted and nothing else';

/** Transfers spread over all accounts, and the limit they are held against. */
export async function measureDurable(url: string): Promise<readonly Result[]> {
  const { writer, journal, close } = await openBenchWriter(
    url,
    'bench-even',
    worldCommands(ACCOUNTS),
  );
  const { rate, p50, p99 } = await runLoad(writer, {
    ...LOAD,
    command: (n) => transferCommand(n, ACCOUNTS),
  });
  const limit = await rawRowsRate(url, journal);
  await close();
  const share = rate / limit;
  return [
    result('durable transfers, 10,000 callers', rate, 'transfers/s', { aim: 200_000 }),
    result('durable transfers, latency p50', p50, 'ms'),
    result('durable transfers, latency p99', p99, 'ms', { aim: 100 }),
    result(LIMIT, limit, 'transfers/s'),
    result('durable transfers, share of that limit', share, '×', {
      aim: 0.6,
      ratio: share,
      against: LIMIT,
    }),
  ];
}

/** The same with one account in every transfer; its aim is nine tenths of the even load, see the ratio. */
export async function measureHotAccount(url: string): Promise<Result> {
  const { writer, close } = await openBenchWriter(url, 'bench-hot', worldCommands(ACCOUNTS));
  const { rate } = await runLoad(writer, {
    ...LOAD,
    command: (n) => hotTransferCommand(n, ACCOUNTS),
  });
  await close();
  return result('durable transfers, one hot account', rate, 'transfers/s');
}
