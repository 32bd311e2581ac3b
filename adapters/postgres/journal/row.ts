import type { JournalHead } from '../../../engine/ports/journal.ts';
import { safeNumber } from '../safe-number.ts';

export const HEAD_COLUMNS =
  'seq, epoch, at, first_position, event_count, format, previous_hash, hash';

/** Columns as node-postgres hands them over: `bigint` as text, `bytea` as Buffer. */
export interface HeadColumns {
  readonly seq: string;
  readonly epoch: string;
  readonly at: Date;
  readonly first_position: string;
  readonly event_count: number;
  readonly format: number;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}

export function toHead(columns: HeadColumns): JournalHead {
  return {
    seq: safeNumber(columns.seq),
    epoch: safeNumber(columns.epoch),
    at: columns.at.getTime(),
    firstPosition: safeNumber(columns.first_position),
    eventCount: columns.event_count,
    format: columns.format,
    previousHash: columns.previous_hash,
    hash: columns.hash,
  };
}

/** A view, not a copy: node-postgres sends Buffers as they are. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
