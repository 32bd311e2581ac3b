import { loadBook } from '../../app/shell/load-book.ts';
import { openBenchWriter } from '../bench-writer.ts';
import { transferCommand, worldCommands } from '../payment-world.ts';
import { type Result, result } from '../result.ts';

const ACCOUNTS = 1_000;
const TRANSFERS = 1_500_000;
const WAVE = 50_000;

/** Reading the journal from its first row, checking the chain, and folding every event. */
export async function measureReplay(url: string): Promise<Result> {
  const { writer, journal, close } = await openBenchWriter(
    url,
    'bench-replay',
    worldCommands(ACCOUNTS),
  );
  for (let from = 0; from < TRANSFERS; from += WAVE) {
    const wave = Array.from({ length: WAVE }, (_, n) => transferCommand(from + n, ACCOUNTS));
    await Promise.all(wave.map((command) => writer.submit(command)));
  }
  await writer.close();
  const withoutSnapshot = { ...journal, latestSnapshot: async () => undefined };
  const start = performance.now();
  const { state } = await loadBook('bench-replay', withoutSnapshot);
  const seconds = (performance.now() - start) / 1_000;
  await close();
  return result('replay from the first row', state.position / seconds, 'events/s', {
    aim: 700_000,
  });
}
