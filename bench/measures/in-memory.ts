import { iso4217 } from '../../adapters/iso4217/iso4217.ts';
import { memoryJournal } from '../../adapters/memory/memory-journal.ts';
import { BookPast } from '../../app/shell/past/book-past.ts';
import { NameFilter } from '../../app/shell/past/name-filter.ts';
import { NameStore } from '../../app/shell/past/name-store.ts';
import { type Command, emptyBook, execute } from '../../engine/book.ts';
import { transferCommand, worldCommands } from '../payment-world.ts';
import { type Result, result } from '../result.ts';

const ACCOUNTS = 1_000;
const WARM_UP = 50_000;
const MEASURED = 1_000_000;
const PORTION = 5_000;
const NOW = Date.UTC(2026, 0, 1);

/** Decide and evolve, one core, one transfer a command, keys remembered: what the engine costs without its journal. */
export async function measureInMemory(): Promise<Result> {
  const state = emptyBook();
  const past = new BookPast(memoryJournal('bench'), newNames());
  const surroundings = { currencies: iso4217(), past };
  const run = async (commands: readonly Command[]) => {
    await past.begin(state, commands);
    for (let number = 0; number < commands.length; number += 1) {
      const command = commands[number];
      if (command === undefined) break;
      const first = state.position + 1;
      const { receipt, decision } = execute(state, surroundings, command, NOW);
      if (decision !== undefined) past.decided(decision, first, number);
      if (!receipt.ok) throw new Error(`${command.type}: ${receipt.refusal.detail}`);
    }
    past.committed(state.position);
  };
  await run(worldCommands(ACCOUNTS));
  let milliseconds = 0;
  // In portions, as they arrive: a million commands made beforehand would be measured as garbage.
  for (let from = 0; from < WARM_UP + MEASURED; from += PORTION) {
    const commands = Array.from({ length: PORTION }, (_, n) => transferCommand(from + n, ACCOUNTS));
    const start = performance.now();
    await run(commands);
    if (from >= WARM_UP) milliseconds += performance.now() - start;
  }
  const seconds = milliseconds / 1_000;
  return result('decide and evolve in memory', MEASURED / seconds, 'transfers/s', { aim: 500_000 });
}

/** Keys as the server remembers them; what goes to the index is another process's work there, and nobody's here. */
function newNames(): NameStore {
  const head = { position: 0, seed: 1 };
  const index = { read: async () => head, add: async () => true, find: async () => [] };
  return new NameStore({ index, head, filter: new NameFilter(), filtered: 0 });
}
