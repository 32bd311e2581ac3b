import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Does work a slice at a time and lets everything else have its turn in between. `goesOn` is asked before each slice;
 * `undefined` when it says no.
 */
export async function inSlices<T>(
  work: Iterator<unknown, T, void>,
  sliceMs: number,
  goesOn: () => boolean,
): Promise<T | undefined> {
  while (goesOn()) {
    const end = performance.now() + sliceMs;
    do {
      const next = work.next();
      if (next.done === true) return next.value;
    } while (performance.now() < end);
    await nextTurn();
  }
  return undefined;
}
