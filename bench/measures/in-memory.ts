import { memoryBook } from '../memory-book.ts';
import { transferCommand, worldCommands } from '../payment-world.ts';
import { type Result, result } from '../result.ts';

const ACCOUNTS = 1_000;
const WARM_UP = 50_000;
const MEASURED = 1_000_000;
const PORTION = 5_000;

/** Decide and evolve, one core, one transfer a command, keys remembered: what the engine costs without its journal. */
export async function measureInMemory(): Promise<Result> {
  const book = memoryBook();
  await book.run(worldCommands(ACCOUNTS));
  let milliseconds = 0;
  // In portions, as they arrive: a million commands made beforehand would be measured as garbage.
  for (let from = 0; from < WARM_UP + MEASURED; from += PORTION) {
    const commands = Array.from({ length: PORTION }, (_, n) => transferCommand(from + n, ACCOUNTS));
    const start = performance.now();
    await book.run(commands);
    if (from >= WARM_UP) milliseconds += performance.now() - start;
  }
  const seconds = milliseconds / 1_000;
  return result('decide and evolve in memory', MEASURED / seconds, 'transfers/s', { aim: 500_000 });
}
