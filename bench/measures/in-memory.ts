import { iso4217 } from '../../adapters/iso4217/iso4217.ts';
import { memoryJournal } from '../../adapters/memory/memory-journal.ts';
import { memoryNameIndex } from '../../adapters/memory/memory-name-index.ts';
import { BookPast } from '../../app/shell/past/book-past.ts';
import { NameFilter } from '../../app/shell/past/name-filter.ts';
import { NameStore } from '../../app/shell/past/name-store.ts';
import { type Command, emptyBook, execute } from '../../engine/book.ts';
import { transferCommand, worldCommands } from '../payment-world.ts';
import { type Result, result } from '../result.ts';

const ACCOUNTS = 1_000;
const WARM_UP = 50_000;
const MEASURED = 300_000;

/** Decide and evolve, one core, one transfer a command, keys remembered: what the engine costs without its journal. */
export function measureInMemory(): Result {
  const state = emptyBook();
  const past = new BookPast(memoryJournal('bench'), newNames());
  const surroundings = { currencies: iso4217(), past };
  const run = (command: Command) => {
    const first = state.position + 1;
    const { receipt, decision } = execute(state, surroundings, command, Date.UTC(2026, 0, 1));
    if (decision !== undefined) past.replayed(decision, first);
    if (!receipt.ok) throw new Error(`${command.type}: ${receipt.refusal.detail}`);
  };
  for (const command of worldCommands(ACCOUNTS)) run(command);
  const commands = Array.from({ length: WARM_UP + MEASURED }, (_, n) =>
    transferCommand(n, ACCOUNTS),
  );
  for (const command of commands.slice(0, WARM_UP)) run(command);
  const start = performance.now();
  for (const command of commands.slice(WARM_UP)) run(command);
  const seconds = (performance.now() - start) / 1_000;
  return result('decide and evolve in memory', MEASURED / seconds, 'transfers/s', { aim: 500_000 });
}

/** Keys as the server remembers them, before any is written to the index. */
function newNames(): NameStore {
  const head = { position: 0, seed: 1 };
  return new NameStore({ index: memoryNameIndex(), head, filter: new NameFilter(), filtered: 0 });
}
