import { type MemoryStorage, memoryJournal } from '../../../adapters/memory/memory-journal.ts';
import { meteredJournal } from '../../../adapters/metrics/metered-journal.ts';
import { openMetrics } from '../../../adapters/metrics/metrics.ts';
import { journalBehaviour } from '../../behaviours/journal.ts';

journalBehaviour('measured', async () => {
  const storage: MemoryStorage = new Map();
  return {
    open: (book) => meteredJournal(memoryJournal(book, storage), openMetrics(book)),
    close: async () => storage.clear(),
  };
});
