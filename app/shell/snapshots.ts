import { type BookState, takeSnapshot } from '../../engine/book.ts';
import type { Journal, JournalHead, Snapshot } from '../../engine/ports/journal.ts';
import { hashState } from './hash-chain.ts';
import { FORMAT, pack } from './journal-format.ts';

/** The state as it is after `row`, packed now and saved once the row is committed. */
export function snapshotAfter(state: BookState, row: JournalHead): Snapshot {
  return {
    seq: row.seq,
    position: state.position,
    rowHash: row.hash,
    stateHash: hashState(state),
    format: FORMAT,
    payload: pack(takeSnapshot(state)),
  };
}

/** A snapshot only saves time: failing to keep one is worth a word, never a stop. */
export async function saveSnapshot(
  journal: Journal,
  snapshot: Snapshot,
  onProblem: (problem: string) => void,
): Promise<void> {
  try {
    await journal.saveSnapshot(snapshot);
  } catch (error) {
    onProblem(`snapshot of row ${snapshot.seq} was not kept: ${String(error)}`);
  }
}
