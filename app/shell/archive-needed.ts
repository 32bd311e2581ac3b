import type { ArchivedPart } from '../../engine/ports/journal.ts';

/** Rows are asked for that are in archive files and not in the journal. Nothing is damaged. */
export class ArchiveNeeded extends Error {
  override readonly name = 'ArchiveNeeded';

  constructor(parts: readonly [ArchivedPart, ...ArchivedPart[]], why: string) {
    const last = parts.at(-1) ?? parts[0];
    const files = parts.map(({ file }) => file).join(' ');
    super(
      `rows ${parts[0].firstSeq} to ${last.last.seq} are archived, and ${why}: run "tricord restore" with ${files}`,
    );
  }
}
