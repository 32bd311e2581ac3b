import type { Decision } from '../book/event.ts';
import type { Position, TimeMs } from '../ids.ts';

/** A committed row of the journal, unpacked and upcast. */
export interface CommittedBatch {
  readonly seq: number;
  readonly at: TimeMs;
  readonly firstPosition: Position;
  readonly eventCount: number;
  /** Hash of the row, hex. */
  readonly hash: string;
  readonly decisions: readonly Decision[];
}

/** How far a projection has read. `seq` 0 and `position` 0 before the first row. */
export interface ProjectionCursor {
  readonly seq: number;
  readonly position: Position;
  /** Hash of row `seq`, hex; empty before the first row. */
  readonly hash: string;
}

/**
 * A view of the journal that can be dropped and made again. It keeps its own cursor, moved in the same transaction as
 * its rows, so that applying a batch twice changes nothing. Operations throw `ProjectionUnavailable` when the store
 * cannot be reached.
 */
export interface Projection {
  cursor(): Promise<ProjectionCursor>;
  /** Applies batches in order; those at or before the cursor are skipped, a gap is a bug and throws. */
  apply(batches: readonly CommittedBatch[]): Promise<ProjectionCursor>;
  /** Forgets everything, cursor included. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export class ProjectionUnavailable extends Error {
  override readonly name = 'ProjectionUnavailable';
}
