import type { Plant } from '../simulated-server.ts';

/**
 * Says `appended` of every n-th row without keeping it: an acknowledged batch is lost, at the latest when one of these
 * rows is neither a take-over nor one whose callers had given up.
 */
export function dropABatch(nth: number): Plant {
  let rows = 0;
  return (journal) => ({
    ...journal,
    append: async (row) => {
      rows += 1;
      return rows % nth === 0 ? 'appended' : journal.append(row);
    },
  });
}
