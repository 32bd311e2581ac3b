import { mkdir } from 'node:fs/promises';
import type { ArchivedPart, Journal } from '../../engine/ports/journal.ts';
import type { JournalPart } from '../../engine/ports/journal-archive.ts';
import { hex } from '../shell/hash-chain.ts';
import { loadBook } from '../shell/load-book.ts';
import { snapshotAfter } from '../shell/snapshots.ts';
import { type JournalStart, startAtAnchor } from '../shell/start-at-anchor.ts';
import { ARCHIVE_FORMAT } from './archive-file.ts';
import type { ArchiveOutcome, ArchiveRefusal, ArchiveSources } from './archive-sources.ts';
import { checkArchive } from './check-archive.ts';
import { replayRows } from './replay-rows.ts';
import { writeArchive } from './write-archive.ts';

export interface ArchiveOptions extends ArchiveSources {
  readonly folder: string;
  /** At least so many of the newest rows stay. */
  readonly keepRows: number;
  readonly onProgress?: (line: string) => void;
}

/**
 * Archives the oldest complete parts, one after the other. Each is written to a file, which is read back and checked;
 * only then the part leaves the journal, in the transaction that records it and keeps the snapshot at its end. So a
 * crash leaves a file too many, never a row too few. The snapshot is made by replaying the part from the one before.
 *
 * Throws `JournalDamaged`, `ArchiveDamaged`, `ArchiveNeeded` and `JournalUnavailable`.
 */
export async function archiveParts(options: ArchiveOptions): Promise<ArchiveOutcome<ArchivedPart>> {
  const { journal, archive, folder, keepRows } = options;
  const done: ArchivedPart[] = [];
  const last = (await journal.head())?.seq ?? 0;
  const parts = await archive.parts();
  // The row after the part stays, or nothing would show that the chain goes on.
  const complete = parts.filter(({ lastSeq }) => lastSeq <= last - Math.max(keepRows, 1));
  if (complete.length === 0) return { done };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await indexNames(options.book, journal);
  let start = await startNaming(journal);
  for (const part of complete) {
    const refusal = await refusalOf(options, part);
    if (refusal !== undefined) return { done, refusal };
    const archived = await archivePart(options, part, start);
    if ('code' in archived) return { done, refusal: archived };
    done.push(archived);
    start = { ...start, head: archived.last };
  }
  return { done };
}

/** Brings the index of names to the end of the journal: afterwards nothing but the index knows those of the part. */
async function indexNames(book: string, journal: Journal): Promise<void> {
  const { past } = await loadBook(book, journal);
  await past.names.write();
}

/** Names go on under the seed of the index. */
async function startNaming(journal: Journal): Promise<JournalStart> {
  const start = await startAtAnchor(journal);
  const { seed } = await journal.names.read();
  return start.head === undefined ? { ...start, names: { ...start.names, seed } } : start;
}

async function refusalOf(
  { book, journal, projection }: ArchiveSources,
  { books, lastSeq }: JournalPart,
): Promise<ArchiveRefusal | undefined> {
  const others = books.filter((name) => name !== book);
  if (others.length > 0) {
    const detail = `the rows up to ${lastSeq} are of other books too (${others.join(', ')}), and leave only together`;
    return { code: 'other_books', detail };
  }
  const [row] = await journal.read({ fromSeq: lastSeq, limit: 1 });
  const indexed = await journal.names.read();
  if (row === undefined || indexed.position < row.firstPosition + row.eventCount - 1) {
    const detail = `the index of names ends at position ${indexed.position}, before row ${lastSeq}: try again`;
    return { code: 'names_behind', detail };
  }
  const { seq } = await projection.cursor();
  if (seq > lastSeq) return undefined;
  const detail = `the projection has read up to row ${seq} and needs those up to ${lastSeq}: start a server, or wait for it`;
  return { code: 'projection_behind', detail };
}

/** Moves `start.state` on to the end of the part. */
async function archivePart(
  options: ArchiveOptions,
  part: JournalPart,
  start: JournalStart,
): Promise<ArchivedPart | ArchiveRefusal> {
  const { book, archive, folder, onProgress = () => {} } = options;
  const { firstSeq, lastSeq } = part;
  onProgress(`Archiving rows ${firstSeq} to ${lastSeq} …`);
  const ends = await readEnds(options, part);
  if (ends === undefined) return changed(part);
  const { first, last } = ends;
  const header = {
    format: ARCHIVE_FORMAT,
    ...{ book, firstSeq, lastSeq, rows: lastSeq - firstSeq + 1 },
    firstPosition: first.firstPosition,
    lastPosition: last.firstPosition + last.eventCount - 1,
    previousHash: hex(first.previousHash),
    lastHash: hex(last.hash),
  } as const;
  const written = await writeArchive(folder, header, replayRows(options, start, lastSeq));
  if (written === 'file_exists') {
    const detail = `${folder} has another archive of rows ${firstSeq} to ${lastSeq}: give another folder`;
    return { code: 'file_exists', detail };
  }
  await checkArchive(written.path);
  const snapshot = snapshotAfter(start.state, last, start.names);
  const { firstPosition } = header;
  const { previousHash } = first;
  const { name: file, sha256 } = written;
  const { stateHash } = snapshot;
  const record = { firstSeq, firstPosition, previousHash, last, stateHash, file, sha256 };
  const outcome = await archive.remove(record, snapshot);
  return outcome === 'removed' ? record : changed(part);
}

async function readEnds({ journal }: ArchiveSources, { firstSeq, lastSeq }: JournalPart) {
  const [first] = await journal.read({ fromSeq: firstSeq, limit: 1 });
  const [row] = await journal.read({ fromSeq: lastSeq, limit: 1 });
  if (first?.seq !== firstSeq || row?.seq !== lastSeq) return undefined;
  const { payload: _, ...last } = row;
  return { first, last };
}

function changed({ firstSeq, lastSeq }: JournalPart): ArchiveRefusal {
  const detail = `rows ${firstSeq} to ${lastSeq} are not in the journal as they were: is another command at work?`;
  return { code: 'changed', detail };
}
