import type { JournalHead } from '../../engine/ports/journal.ts';

/** Names the layout of the file; another layout gets another number. */
export const ARCHIVE_FORMAT = 'tricord-archive/1';

/** The first line of an archive: which rows follow, and what they hang on. Hashes are lower-case hex. */
export interface ArchiveHeader {
  readonly format: typeof ARCHIVE_FORMAT;
  readonly book: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** Lines that follow. */
  readonly rows: number;
  readonly firstPosition: number;
  readonly lastPosition: number;
  /** Of the row before the first. */
  readonly previousHash: string;
  readonly lastHash: string;
}

/** An archive that was read to its end and is whole. */
export interface CheckedArchive {
  readonly path: string;
  readonly header: ArchiveHeader;
  readonly last: JournalHead;
  /** SHA-256 of the file, hex. */
  readonly sha256: string;
}

/** The file is not an archive, or not what was written. */
export class ArchiveDamaged extends Error {
  override readonly name = 'ArchiveDamaged';

  constructor(
    readonly path: string,
    readonly problem: string,
  ) {
    super(`${path}: ${problem}`);
  }
}

/** Sorts by rows, and so that every archive of a book has a name of its own. */
export function archiveName({ book, firstSeq, lastSeq }: Omit<ArchiveHeader, 'format'>): string {
  const [first, last] = [firstSeq, lastSeq].map((seq) => String(seq).padStart(DIGITS, '0'));
  return `${book}-${first}-${last}.jsonl.gz`;
}

const DIGITS = 12;
