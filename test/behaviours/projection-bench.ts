import type { Projection } from '../../engine/ports/projection.ts';
import type { Queries } from '../../engine/ports/queries.ts';

export type Ledger = Projection & Queries;

export interface ProjectionBench {
  /** A projection over the bench's storage; two of them are two servers. */
  open(): Promise<Ledger>;
  close(): Promise<void>;
}
