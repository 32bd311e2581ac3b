import { type MemoryStorage, memoryJournal } from '../../../adapters/memory/memory-journal.ts';
import { journalBehaviour } from '../../behaviours/journal.ts';
import { nameIndexBehaviour } from '../../behaviours/name-index.ts';

for (const behaviour of [journalBehaviour, nameIndexBehaviour]) {
  behaviour('memory', async () => {
    const storage: MemoryStorage = new Map();
    return {
      open: (book) => memoryJournal(book, storage),
      close: async () => storage.clear(),
    };
  });
}
