import type { CommittedBatch } from '../../../../engine/ports/projection.ts';
import type { TestBook } from '../../../engine/support/test-book.ts';

/** One journal row for each decision. */
export function batchesOf({ decisions }: TestBook): readonly CommittedBatch[] {
  let position = 0;
  return decisions.map(({ at, events }, index) => {
    const firstPosition = position + 1;
    position += events.length;
    const hash = `${index}`.padStart(64, 'a');
    const decision = { at, events };
    const eventCount = events.length;
    return { seq: index + 1, firstPosition, eventCount, hash, decisions: [decision], at };
  });
}
