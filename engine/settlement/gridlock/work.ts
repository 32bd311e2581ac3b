/**
 * Work that can be left and taken up again: it yields how many steps it has done since it last did, about a thousand,
 * and returns its result. A step is a look at one payment, some tens of nanoseconds.
 */
export type Work<T> = Generator<number, T, void>;

export const SLICE = 1_024;

/** Does it all in one go. */
export function finish<T>(work: Work<T>): T {
  let next = work.next();
  while (next.done !== true) next = work.next();
  return next.value;
}
