import type { Anchor, Journal, JournalRow } from '../../engine/ports/journal.ts';
import { ArchiveNeeded } from '../shell/archive-needed.ts';
import { hex } from '../shell/hash-chain.ts';
import { ArchiveDamaged } from './archive-file.ts';
import { readArchive, readHeader } from './read-archive.ts';

/**
 * The journal with its archived rows before it, for whoever reads it once from the first row to the last. Without
 * paths it is the journal itself. Throws `ArchiveNeeded` when not all of the archives are there, and `ArchiveDamaged`,
 * then or while rows are read.
 */
export async function withArchives(journal: Journal, paths: readonly string[]): Promise<Journal> {
  if (paths.length === 0) return journal;
  const anchor = await journal.anchor();
  if (anchor === undefined) throw new TypeError('no rows of this book are archived');
  const rows = rowsOf(await inOrder(anchor, paths));
  const { seq: lastArchived } = anchor.last.last;
  return {
    ...journal,
    anchor: async () => undefined,
    async read({ fromSeq, limit }) {
      if (fromSeq > lastArchived) return journal.read({ fromSeq, limit });
      const archived = await take(rows, fromSeq, limit);
      if (archived.length === limit) return archived;
      const rest = { fromSeq: lastArchived + 1, limit: limit - archived.length };
      return [...archived, ...(await journal.read(rest))];
    },
  };
}

/** The file of each archived part, oldest first. */
async function inOrder({ parts }: Anchor, paths: readonly string[]): Promise<readonly string[]> {
  const given = new Map<string, string>();
  for (const path of paths) given.set((await readHeader(path)).lastHash, path);
  const found = parts.map((part) => given.get(hex(part.last.hash)));
  const [first, ...others] = parts.filter((_, index) => found[index] === undefined);
  if (first !== undefined) {
    throw new ArchiveNeeded([first, ...others], 'to replay all rows, all archives are to be given');
  }
  if (given.size === parts.length) return found.filter((path) => path !== undefined);
  const wanted = new Set(found);
  const stranger = [...given.values()].find((path) => !wanted.has(path)) ?? '';
  throw new ArchiveDamaged(stranger, 'its last row is not one that was archived from this book');
}

async function* rowsOf(paths: readonly string[]): AsyncGenerator<JournalRow> {
  for (const path of paths) yield* readArchive(path);
}

async function take(
  rows: AsyncGenerator<JournalRow>,
  fromSeq: number,
  limit: number,
): Promise<readonly JournalRow[]> {
  const taken: JournalRow[] = [];
  while (taken.length < limit) {
    const { done, value } = await rows.next();
    if (done) break;
    if (value.seq !== fromSeq + taken.length) throw new RangeError('archives are read in order');
    taken.push(value);
  }
  return taken;
}
