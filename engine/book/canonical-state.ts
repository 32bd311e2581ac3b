import { canonicalText } from './fingerprint.ts';
import { takeSnapshot } from './snapshot.ts';
import type { BookState } from './state.ts';

/**
 * The state as lines of text that are the same on every machine for the same history, whatever way it was reached.
 * Their SHA-256 is the state hash.
 */
export function* canonicalState(state: BookState): Generator<string> {
  const { at, position, epoch, writer, ...lists } = takeSnapshot(state);
  yield canonicalText({ at, position, epoch, writer });
  for (const [name, list] of Object.entries(lists)) {
    yield name;
    yield* (list as readonly unknown[]).map(canonicalText).sort();
  }
}
