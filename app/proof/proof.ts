import type { Position, TimeMs } from '../../engine/ids.ts';

/** Names the layout of the file; another layout gets another number. */
export const PROOF_FORMAT = 'tricord-proof/1';

/** Larger files are neither written nor read. */
export const PROOF_BYTES_MAX = 64 * 1024 * 1024;

/** Most rows that one proof links: about 25 MB of them. */
export const LINKS_MAX = 100_000;

/**
 * What shows, to whoever holds the hash of a journal row, that one entry is in that row. Everything but `entry` is
 * what gets hashed; `entry` says which decision of the chunk is meant and repeats it for people.
 */
export interface Proof {
  readonly format: typeof PROOF_FORMAT;
  readonly book: string;
  readonly entry: ProvedEntry;
  /** Packed decisions, the leaf that holds the entry: base64. */
  readonly chunk: string;
  /** From the leaf to the root of the row, nearest first. */
  readonly path: readonly PathStep[];
  readonly row: ProofRow;
  /** Later rows without a gap, up to `head`; empty when the proof ends at the entry's own row. */
  readonly links: readonly ProofLink[];
  readonly head: { readonly seq: number; readonly hash: string };
}

/** A sibling, and on which side of the path it stands. Hashes here and below are lower-case hex. */
export interface PathStep {
  readonly side: 'left' | 'right';
  readonly hash: string;
}

interface RowNumbers {
  readonly seq: number;
  readonly epoch: number;
  readonly at: TimeMs;
  readonly firstPosition: Position;
  readonly eventCount: number;
  readonly format: number;
}

export interface ProofRow extends RowNumbers {
  readonly previousHash: string;
  /** What an answer called `finality.hash`. */
  readonly hash: string;
}

/** A later row. The hash of the row before it is the one just computed, so it is not repeated. */
export interface ProofLink extends RowNumbers {
  /** Merkle root of its payload. */
  readonly root: string;
}

/** The entry in readable form: made of the chunk, and refused when it differs from what the chunk makes. */
export interface ProvedEntry {
  /** Which of the chunk's decisions, and which of its events, each from 0. */
  readonly decision: number;
  readonly event: number;
  /** Where in the book. */
  readonly position: Position;
  /** ISO 8601, UTC. */
  readonly time: string;
  /** The whole decision; amounts are minor units as decimal strings. */
  readonly content: unknown;
}

export type FaultCode =
  /** When a proof is made: the book has nothing there. */
  | 'entry_unknown'
  | 'entry_archived'
  | 'too_large'
  | 'malformed'
  | 'hash_mismatch'
  | 'chain_broken'
  | 'head_mismatch'
  | 'hash_not_held'
  | 'chunk_unreadable'
  | 'position_mismatch'
  | 'entry_mismatch';

/** Why there is no proof, or why it proves nothing. */
export interface Fault {
  readonly code: FaultCode;
  readonly detail: string;
}

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault };

export function found<T>(value: T): Checked<T> {
  return { ok: true, value };
}

export function fault(code: FaultCode, detail: string): Checked<never> {
  return { ok: false, fault: { code, detail } };
}
