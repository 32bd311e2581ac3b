import type { Journal } from '../../engine/ports/journal.ts';
import type { JournalArchive } from '../../engine/ports/journal-archive.ts';
import type { Projection } from '../../engine/ports/projection.ts';

export interface ArchiveSources {
  readonly book: string;
  readonly journal: Journal;
  readonly archive: JournalArchive;
  readonly projection: Pick<Projection, 'cursor'>;
}

export type ArchiveRefusalCode =
  /** Rows of another book are in the part: a database holds one book. */
  | 'other_books'
  /** The projection has yet to read rows of the part. */
  | 'projection_behind'
  /** The index of names could not be brought to the end of the part. */
  | 'names_behind'
  /** The folder has another file under the name of the archive. */
  | 'file_exists'
  /** Somebody else archived or restored meanwhile. */
  | 'changed'
  /** The file has no archived rows of this book, or not those that were archived. */
  | 'not_archived'
  /** Rows after these are archived too, and have to come back before. */
  | 'later_archived'
  | 'damaged';

/** Why nothing, or nothing more, was done. */
export interface ArchiveRefusal {
  readonly code: ArchiveRefusalCode;
  readonly detail: string;
}

/** What was done for each part; `refusal` is why it ended before the last. */
export interface ArchiveOutcome<Done> {
  readonly done: readonly Done[];
  readonly refusal?: ArchiveRefusal;
}
