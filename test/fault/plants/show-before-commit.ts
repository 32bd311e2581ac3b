import { hex } from '../../../app/shell/hash-chain.ts';
import { unpackDecisions } from '../../../app/shell/journal-format.ts';
import type { Plant } from '../simulated-server.ts';

/** Hands a batch to the tailer while it is still on its way to the journal: an effect before its commit. */
export function showBeforeCommit(): Plant {
  return (journal, feed) => ({
    ...journal,
    append: (row) => {
      const { seq, at, firstPosition, eventCount, hash } = row;
      const decisions = unpackDecisions(row);
      feed({ seq, at, firstPosition, eventCount, hash: hex(hash), decisions });
      return journal.append(row);
    },
  });
}
