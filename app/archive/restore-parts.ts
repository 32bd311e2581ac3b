import type { ArchivedPart } from '../../engine/ports/journal.ts';
import { hex } from '../shell/hash-chain.ts';
import { ArchiveDamaged, type CheckedArchive } from './archive-file.ts';
import type { ArchiveOutcome, ArchiveRefusal, ArchiveSources } from './archive-sources.ts';
import { checkArchive } from './check-archive.ts';
import { readArchive } from './read-archive.ts';

export interface RestoreOptions extends Pick<ArchiveSources, 'book' | 'journal' | 'archive'> {
  readonly paths: readonly string[];
  readonly onProgress?: (line: string) => void;
}

/**
 * Puts archived rows back, the newest first, whatever the order of the files. A file is read whole and compared with
 * what was recorded when it was archived before a row of it is written. Throws `JournalUnavailable`, and what opening
 * a file throws.
 */
export async function restoreParts(options: RestoreOptions): Promise<ArchiveOutcome<ArchivedPart>> {
  const { book, journal, archive, paths, onProgress = () => {} } = options;
  const done: ArchivedPart[] = [];
  const files: CheckedArchive[] = [];
  for (const path of paths) {
    onProgress(`Checking ${path} …`);
    const checked = await tryCheck(path);
    if ('code' in checked) return { done, refusal: checked };
    files.push(checked);
  }
  files.sort((one, other) => other.header.firstSeq - one.header.firstSeq);
  for (const file of files) {
    const anchor = await journal.anchor();
    const record = recordOf(book, file, anchor?.parts ?? []);
    if ('code' in record) return { done, refusal: record };
    if (record.firstSeq !== anchor?.last.firstSeq) {
      const needed = anchor?.last.file;
      const detail = `the rows after those of ${file.path} are archived too: restore ${needed} first, or with it`;
      return { done, refusal: { code: 'later_archived', detail } };
    }
    onProgress(`Restoring rows ${record.firstSeq} to ${record.last.seq} …`);
    if ((await archive.putBack(record, readArchive(file.path))) === 'changed') {
      const detail = `${file.path}: somebody else archived or restored meanwhile`;
      return { done, refusal: { code: 'changed', detail } };
    }
    done.push(record);
  }
  return { done };
}

async function tryCheck(path: string): Promise<CheckedArchive | ArchiveRefusal> {
  try {
    return await checkArchive(path);
  } catch (error) {
    if (!(error instanceof ArchiveDamaged)) throw error;
    return { code: 'damaged', detail: error.message };
  }
}

/** What was recorded when these very rows were archived. */
function recordOf(
  book: string,
  { path, header }: CheckedArchive,
  parts: readonly ArchivedPart[],
): ArchivedPart | ArchiveRefusal {
  const { firstSeq, lastSeq, lastHash } = header;
  const refuse = (detail: string): ArchiveRefusal => ({ code: 'not_archived', detail });
  if (header.book !== book) return refuse(`${path} is of book "${header.book}", not "${book}"`);
  const record = parts.find((part) => part.firstSeq === firstSeq && part.last.seq === lastSeq);
  if (record === undefined) {
    return refuse(`${path}: rows ${firstSeq} to ${lastSeq} of book "${book}" are not archived`);
  }
  const hash = hex(record.last.hash);
  // Each row's hash is over the one before it and its positions: with the last, all are the same. The file need not be
  // the same to the byte, since somebody may have packed it anew.
  if (hash === lastHash) return record;
  return refuse(`${path}: its row ${lastSeq} is ${lastHash}, and ${hash} was archived`);
}
