import type { Plant } from '../simulated-server.ts';

/** Says `appended` of the n-th row without keeping it: an acknowledged batch is lost. */
export function dropABatch(nth: number): Plant {
  let rows = 0;
  return (journal) => ({
    ...journal,
    append: async (row) => {
      rows += 1;
      return rows === nth ? 'appended' : journal.append(row);
    },
  });
}
