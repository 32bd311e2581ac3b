import { iso4217 } from '../../adapters/iso4217/iso4217.ts';
import { connectPool } from '../../adapters/postgres/connection.ts';
import { migrateJournal } from '../../adapters/postgres/journal/migrate-journal.ts';
import { postgresJournal } from '../../adapters/postgres/journal/postgres-journal.ts';
import { Writer } from '../../app/shell/writer.ts';
import { transferCommand, worldCommands } from '../payment-world.ts';
import { type Result, result } from '../result.ts';

const ACCOUNTS = 1_000;
const CALLERS = 10_000;
const WARM_UP_MS = 2_000;
const MEASURED_MS = 6_000;

/** Callers in process, each with one transfer at a time, answered after its commit on the real server. */
export async function measureDurable(url: string): Promise<readonly Result[]> {
  const pool = connectPool({ url, name: 'tricord bench' });
  await migrateJournal(pool);
  const writer = new Writer({
    book: 'bench',
    journal: postgresJournal({ pool, book: 'bench' }),
    surroundings: { currencies: iso4217() },
    clock: Date.now,
    writerId: `bench-${process.pid}`,
    snapshotEvery: Number.MAX_SAFE_INTEGER,
  });
  await writer.open();
  for (const { receipt } of await Promise.all(
    worldCommands(ACCOUNTS).map((command) => writer.submit(command)),
  )) {
    if (!receipt.ok) throw new Error(receipt.refusal.detail);
  }
  const load = await runCallers(writer);
  await pool.end();
  return [
    result('durable transfers, 10,000 callers', load.rate, 'transfers/s', { aim: 200_000 }),
    result('durable transfers, latency p50', load.p50, 'ms'),
    result('durable transfers, latency p99', load.p99, 'ms', { aim: 100 }),
  ];
}

async function runCallers(writer: Writer): Promise<{ rate: number; p50: number; p99: number }> {
  const latencies: number[] = [];
  let next = 0;
  const begin = performance.now();
  const measureFrom = begin + WARM_UP_MS;
  const end = measureFrom + MEASURED_MS;
  const caller = async () => {
    while (performance.now() < end) {
      const asked = performance.now();
      const { receipt } = await writer.submit(transferCommand(next++, ACCOUNTS));
      if (!receipt.ok) throw new Error(receipt.refusal.detail);
      if (asked >= measureFrom) latencies.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  const seconds = (performance.now() - measureFrom) / 1_000;
  latencies.sort((one, other) => one - other);
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0;
  return { rate: latencies.length / seconds, p50: at(0.5), p99: at(0.99) };
}
