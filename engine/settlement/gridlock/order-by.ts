import { SLICE, type Work } from './work.ts';

/** The numbers below `length`, sorted by merging; equals stay in order. The sort of the language cannot be paused. */
export function* orderBy(
  length: number,
  compare: (one: number, other: number) => number,
): Work<Int32Array> {
  let source = new Int32Array(length);
  let target = new Int32Array(length);
  for (let at = 0; at < length; at += 1) source[at] = at;
  let steps = 0;
  for (let width = 1; width < length; width *= 2) {
    for (let low = 0; low < length; low += 2 * width) {
      const middle = Math.min(low + width, length);
      const high = Math.min(low + 2 * width, length);
      let [left, right] = [low, middle];
      for (let at = low; at < high; at += 1) {
        const [one = 0, other = 0] = [source[left], source[right]];
        const takesLeft = left < middle && (right >= high || compare(one, other) <= 0);
        target[at] = takesLeft ? one : other;
        if (takesLeft) left += 1;
        else right += 1;
        steps += 1;
        if (steps % SLICE === 0) yield SLICE;
      }
    }
    [source, target] = [target, source];
  }
  return source;
}
