import { describeEvent } from './describe-event.ts';
import { printable } from './printable.ts';
import type { Proved } from './verify-proof.ts';

/** What a proof proves, for people, and what it leaves to trust. */
export function renderProved(proved: Proved): string {
  const { book, entry, decision, decisionsShown, row, head } = proved;
  const { key, events } = decision;
  const lines = [
    `Book "${book}", position ${entry.position}, ${entry.time}`,
    ...describeEvent(events[entry.event] ?? { type: 'nothing' }),
    '',
    ...(key === undefined ? [] : [`key        ${printable(key)}`]),
    `decision   event ${entry.event + 1} of ${events.length} that one command led to`,
    `row        ${row.seq}, hash ${row.hash}`,
    ...(head.seq === row.seq ? [] : [`linked to  row ${head.seq}, hash ${head.hash}`]),
    `disclosed  ${disclosed(decisionsShown)}`,
    '',
    trustOf(proved),
  ];
  return lines.join('\n');
}

/** In words: what is proved, and on whose word the rest stands. */
export function trustOf({ row, head, held, book }: Proved): string {
  if (held === null) {
    const published =
      head.seq === row.seq
        ? ''
        : `, or that of row ${head.seq} with one that the operator published`;
    return [
      'The file is whole and fits together, but nothing outside it vouches for it: whoever made it may have made all',
      `of it. Compare the hash of row ${row.seq} with the finality hash that you were given${published}:`,
      'pass it as --hash.',
    ].join('\n');
  }
  const way =
    held.seq === row.seq ? 'this entry is in it' : `row ${row.seq} with this entry leads to it`;
  return [
    `Proved: you hold the hash of row ${held.seq}, and ${way}. Nobody can change that any more.`,
    `That the hash is one of the book "${book}" stands on the word of whoever gave it to you; that everybody was`,
    'given the same book shows when holders compare hashes of the same row.',
  ].join('\n');
}

function disclosed(decisions: number): string {
  if (decisions === 1) return 'this decision alone';
  return `${decisions} decisions: who has this file can read all of them`;
}
