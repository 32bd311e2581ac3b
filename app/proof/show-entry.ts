import type { Position } from '../../engine/ids.ts';
import type { RawDecision } from './decode-chunk.ts';
import { type Checked, fault, found, type ProvedEntry } from './proof.ts';
import { readable } from './readable.ts';

/** Which event of a chunk. */
export interface EntryIndex {
  readonly decision: number;
  readonly event: number;
}

/** The readable form of one entry, made of the chunk. */
export function showEntry(
  decisions: readonly RawDecision[],
  start: Position,
  { decision, event }: EntryIndex,
): Checked<ProvedEntry> {
  const chosen = decisions[decision];
  if (chosen?.events[event] === undefined) {
    return fault('entry_mismatch', `the chunk has no event ${event} in decision ${decision}`);
  }
  const before = decisions.slice(0, decision).reduce((sum, { events }) => sum + events.length, 0);
  return found({
    decision,
    event,
    position: start + before + event,
    time: new Date(chosen.at).toISOString(),
    // As it reads back from JSON, so that the two can be compared.
    content: JSON.parse(JSON.stringify(readable(chosen))),
  });
}
