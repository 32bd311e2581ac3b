import type { Journal } from '../../engine/ports/journal.ts';
import type { Metrics } from './metrics.ts';

const MS_PER_SECOND = 1_000;

/** The same journal, with its appends and snapshots measured. */
export function meteredJournal(journal: Journal, metrics: Metrics): Journal {
  const { appendSeconds, batchEvents, journalBytes, snapshots } = metrics;
  return {
    async append(row) {
      const start = performance.now();
      const result = await journal.append(row);
      appendSeconds.observe({ result }, (performance.now() - start) / MS_PER_SECOND);
      if (result !== 'appended') return result;
      batchEvents.observe(row.eventCount);
      journalBytes.inc(row.payload.length);
      return result;
    },
    async saveSnapshot(snapshot) {
      try {
        await journal.saveSnapshot(snapshot);
        snapshots.inc({ result: 'saved' });
      } catch (error) {
        snapshots.inc({ result: 'failed' });
        throw error;
      }
    },
    head: () => journal.head(),
    read: (range) => journal.read(range),
    find: (position) => journal.find(position),
    latestSnapshot: () => journal.latestSnapshot(),
    names: journal.names,
    anchor: () => journal.anchor(),
    close: () => journal.close(),
  };
}
