import type { Journal } from '../../engine/ports/journal.ts';
import type { ProjectionCursor } from '../../engine/ports/projection.ts';
import { ArchiveNeeded } from './archive-needed.ts';

/**
 * Throws `ArchiveNeeded` when the rows that the projection has not seen begin in an archive: one that was dropped, or
 * comes from an older backup than the journal. Throws `JournalUnavailable`.
 */
export async function assertReachable(
  journal: Pick<Journal, 'anchor'>,
  { seq }: Pick<ProjectionCursor, 'seq'>,
): Promise<void> {
  const anchor = await journal.anchor();
  if (anchor === undefined || seq >= anchor.last.last.seq) return;
  throw new ArchiveNeeded(anchor.parts, `the projection is made again from row ${seq + 1} on`);
}
