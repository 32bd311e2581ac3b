import { postgresProjection } from '../../adapters/postgres/projection/postgres-projection.ts';
import { catchUp } from '../../app/shell/catch-up.ts';
import { TailerThread } from '../../app/shell/tailer-thread.ts';
import { type BenchWriter, openBenchWriter } from '../bench-writer.ts';
import { CommitLag } from '../commit-lag.ts';
import { offerLoad } from '../offer-load.ts';
import { transferCommand, worldCommands } from '../payment-world.ts';
import { type Result, result } from '../result.ts';

const BOOK = 'bench-projection';
const ACCOUNTS = 1_000;
const ENTRIES_A_TRANSFER = 2;
/** Applied before anything is measured, so that the code is compiled and the tables are not empty. */
const WARM_UP = 100_000;
const BACKLOG = 400_000;
const OFFERED = 20_000;
const LOAD = { perSecond: OFFERED, warmUpMs: 3_000, measuredMs: 12_000 } as const;

/** The tables for SQL: how fast they catch up with a journal, and how far behind they are while one is written. */
export async function measureProjection(url: string): Promise<readonly Result[]> {
  let lag: CommitLag | undefined;
  let tailer: TailerThread | undefined;
  const bench = await openBenchWriter(url, BOOK, worldCommands(ACCOUNTS), {
    onCommit: (batch, row) => {
      if (batch !== undefined) lag?.committed(batch);
      tailer?.notify(row);
    },
  });
  const projection = await postgresProjection({ url, book: BOOK });
  const { journal } = bench;
  await transfers(bench, 0, WARM_UP);
  await catchUp({ journal, projection }, fail);
  await transfers(bench, WARM_UP, BACKLOG);
  const start = performance.now();
  await catchUp({ journal, projection }, fail);
  const seconds = (performance.now() - start) / 1_000;

  lag = new CommitLag();
  const onMoved = (position: number) => lag?.applied(position);
  tailer = new TailerThread({ url, book: BOOK, onProblem: fail, onMoved });
  await tailer.start();
  const { answered } = await offerLoad(bench.writer, {
    ...LOAD,
    command: (n) => transferCommand(WARM_UP + BACKLOG + n, ACCOUNTS),
    onMeasured: () => lag?.reset(),
  });
  if (!(await tailer.reach(bench.writer.position, 60_000))) throw new Error('never caught up');
  await tailer.stop();
  await projection.close();
  await bench.close();
  const offered = `projection, ${OFFERED.toLocaleString('en')} transfers/s offered`;
  return [
    result('projection, catching up', (BACKLOG * ENTRIES_A_TRANSFER) / seconds, 'entries/s', {
      aim: 60_000,
    }),
    result(`${offered}: settled`, answered, 'transfers/s', { aim: OFFERED }),
    result(`${offered}: lag p99`, lag.quantile(0.99), 's'),
    result(`${offered}: lag max`, lag.quantile(1), 's', { aim: 2 }),
  ];
}

async function transfers({ writer }: BenchWriter, first: number, count: number): Promise<void> {
  for (let n = first; n < first + count; n += 50_000) {
    const part = Array.from({ length: Math.min(50_000, first + count - n) }, (_, i) => n + i);
    await Promise.all(part.map((each) => writer.submit(transferCommand(each, ACCOUNTS))));
  }
}

function fail(problem: string): never {
  throw new Error(problem);
}
