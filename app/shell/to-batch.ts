import type { CommittedBatch } from '../../engine/ports/projection.ts';
import { hex } from './hash-chain.ts';
import type { UnpackedRow } from './read-rows.ts';

export function toBatch({ row, decisions }: UnpackedRow): CommittedBatch {
  const { seq, at, firstPosition, eventCount } = row;
  return { seq, at, firstPosition, eventCount, hash: hex(row.hash), decisions };
}
