import type { Position } from '../ids.ts';

/**
 * The names that a book has used: idempotency keys, holds, references. It says where in the journal a name may have
 * been used, so that no name need stay in memory. It is made of the journal and can be made of it again. Names are kept
 * as 64-bit hashes: two names may share one, so the journal has the last word. Operations throw `JournalUnavailable`.
 */
export interface NameIndex {
  /** Where it stands: the names of every event up to the position are in it. */
  read(): Promise<NameIndexHead>;
  /**
   * Durably adds the entries and moves the position from `after` to `through`, both or neither. False when it is not at
   * `after`: then nothing was added, and `read` tells where it is.
   */
  add(entries: NameEntries, move: { after: Position; through: Position }): Promise<boolean>;
  /** Every entry under one of the hashes. */
  find(hashes: readonly NameHash[]): Promise<readonly NamePlace[]>;
}

export interface NameIndexHead {
  readonly position: Position;
  /** Chosen at random when the index was made; hashes begin with it, so that nobody can prepare names that collide. */
  readonly seed: number;
}

/** A hash in two unsigned halves of 32 bits. */
export interface NameHash {
  readonly high: number;
  readonly low: number;
}

/** Where a decision begins that used a name of this hash. */
export interface NamePlace extends NameHash {
  readonly position: Position;
}

/** Many places in columns of the same length: there are millions, and an object each would be most of their size. */
export interface NameEntries {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  readonly positions: Float64Array;
}
