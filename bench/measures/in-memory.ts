import { iso4217 } from '../../adapters/iso4217/iso4217.ts';
import { type Command, emptyBook, execute } from '../../engine/book.ts';
import { transferCommand, worldCommands } from '../payment-world.ts';
import { type Result, result } from '../result.ts';

const ACCOUNTS = 1_000;
const WARM_UP = 50_000;
const MEASURED = 300_000;

/** Decide and evolve, one core, one transfer a command, keys kept: what the engine costs without its journal. */
export function measureInMemory(): Result {
  const state = emptyBook();
  const surroundings = { currencies: iso4217() };
  const run = (command: Command) => {
    const { receipt } = execute(state, surroundings, command, Date.UTC(2026, 0, 1));
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
