import { type MemoryStorage, memoryJournal } from '../../../adapters/memory/memory-journal.ts';
import { journalBehaviour } from '../../behaviours/journal.ts';

journalBehaviour('memory', async () => {
  const storage: MemoryStorage = new Map();
  return {
    open: (book) => memoryJournal(book, storage),
    close: async () => storage.clear(),
  };
});
