import { iso4217 } from '../adapters/iso4217/iso4217.ts';
import { memoryJournal } from '../adapters/memory/memory-journal.ts';
import { BookPast } from '../app/shell/past/book-past.ts';
import { NameFilter } from '../app/shell/past/name-filter.ts';
import { NameStore } from '../app/shell/past/name-store.ts';
import { type BookState, type Command, emptyBook, execute } from '../engine/book.ts';

const NOW = Date.UTC(2026, 0, 6);

export interface MemoryBook {
  readonly state: BookState;
  /** Executes commands as the writer does, a batch at a time, and forgets their decisions. */
  run(commands: readonly Command[]): Promise<void>;
}

/** A book without a journal: what the engine costs, names remembered as the server remembers them. */
export function memoryBook(): MemoryBook {
  const state = emptyBook();
  const past = new BookPast(memoryJournal('bench'), newNames());
  const surroundings = { currencies: iso4217(), past };
  return {
    state,
    async run(commands) {
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
    },
  };
}

/** What goes to the index is another process's work in a server, and nobody's here. */
function newNames(): NameStore {
  const head = { position: 0, seed: 1 };
  const index = { read: async () => head, add: async () => true, find: async () => [] };
  return new NameStore({ index, head, filter: new NameFilter(), filtered: 0 });
}
