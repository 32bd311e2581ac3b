import type { Position, TimeMs } from '../ids.ts';
import type { NameIndex } from './name-index.ts';

/**
 * The journal of one book: rows numbered from 1 without a gap, each the packed decisions of one batch, each with the
 * SHA-256 of the row before it and its own. The journal neither reads nor makes payloads or hashes; it keeps them.
 * The oldest rows may have been archived: then it begins behind its anchor, and `read` gives later rows only.
 */
export interface Journal {
  /**
   * Durably appends `row` as number `row.seq`. Answers only when it is on disk.
   *
   * `conflict`: a row with that number exists, or the row before it is not the one `previousHash` names; nothing was
   * written. `unavailable`: it may or may not have been written; the caller must read the truth before going on.
   */
  append(row: JournalRow): Promise<AppendResult>;
  /** The last row, or `undefined` in an empty journal. Throws `JournalUnavailable`. */
  head(): Promise<JournalHead | undefined>;
  /**
   * Up to `limit` rows from number `fromSeq` on, in order. Throws `RowsArchived` when that row was archived, so that
   * nobody takes what is not here for what never was, and `JournalUnavailable`.
   */
  read(range: { readonly fromSeq: number; readonly limit: number }): Promise<readonly JournalRow[]>;
  /** The row that holds the event at `position`, archived or not. Throws `JournalUnavailable`. */
  find(position: Position): Promise<JournalHead | undefined>;
  /**
   * Keeps a snapshot; an older one of the same row is replaced. Those before the last two may be forgotten. Throws
   * `JournalUnavailable`.
   */
  saveSnapshot(snapshot: Snapshot): Promise<void>;
  /** The snapshot of the highest row, or `undefined`. Throws `JournalUnavailable`. */
  latestSnapshot(): Promise<Snapshot | undefined>;
  /** Where in the journal names were used; kept beside it. */
  readonly names: NameIndex;
  /** Where the rows begin that are still here; `undefined` while all of them are. Throws `JournalUnavailable`. */
  anchor(): Promise<Anchor | undefined>;
  close(): Promise<void>;
}

export interface JournalHead {
  readonly seq: number;
  /** Counts the writers of the book: each that opens it takes the next. */
  readonly epoch: number;
  /** Time of the last decision in the row. */
  readonly at: TimeMs;
  readonly firstPosition: Position;
  readonly eventCount: number;
  /** Version of the event shapes in the payload. */
  readonly format: number;
  /** 32 bytes; all zero before the first row. */
  readonly previousHash: Uint8Array;
  /** 32 bytes. */
  readonly hash: Uint8Array;
}

export interface JournalRow extends JournalHead {
  readonly payload: Uint8Array;
}

/** The folded state after row `seq`, so that a start need not replay from the beginning. */
export interface Snapshot {
  readonly seq: number;
  readonly position: Position;
  /** Hash of row `seq`: a snapshot of another history is not used. */
  readonly rowHash: Uint8Array;
  readonly stateHash: string;
  readonly format: number;
  readonly payload: Uint8Array;
}

/** Rows that were taken out of the journal and are in a file. */
export interface ArchivedPart {
  readonly firstSeq: number;
  readonly firstPosition: Position;
  /** Hash of the row before the first. */
  readonly previousHash: Uint8Array;
  /** The last of the rows. */
  readonly last: JournalHead;
  /** SHA-256 of the state after it, hex. */
  readonly stateHash: string;
  /** Name of the file, without its folder. */
  readonly file: string;
  /** Of the file, hex. */
  readonly sha256: string;
}

/** What the rows that are left hang on. */
export interface Anchor {
  /** Oldest first, never empty: the journal goes on behind the last row of the last of them. */
  readonly parts: readonly [ArchivedPart, ...ArchivedPart[]];
  readonly last: ArchivedPart;
  /** Reads the state after `last`, which is kept as long as the part is archived. Throws `JournalUnavailable`. */
  snapshot(): Promise<Snapshot | undefined>;
}

export type AppendResult = 'appended' | 'conflict' | 'unavailable';

/** A row is asked for that is in an archive. */
export class RowsArchived extends Error {
  override readonly name = 'RowsArchived';
}

/** The journal cannot be reached now; trying again later may help. */
export class JournalUnavailable extends Error {
  override readonly name = 'JournalUnavailable';
}
