import type { JournalHead, JournalRow, Snapshot } from '../../../engine/ports/journal.ts';
import { safeNumber } from '../safe-number.ts';

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

export interface RowColumns extends HeadColumns {
  readonly payload: Buffer;
}

export interface SnapshotColumns {
  readonly seq: string;
  readonly position: string;
  readonly row_hash: Buffer;
  readonly state_hash: string;
  readonly format: number;
  readonly payload: Buffer;
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

export function toRow(columns: RowColumns): JournalRow {
  return { ...toHead(columns), payload: columns.payload };
}

export function toSnapshot(columns: SnapshotColumns): Snapshot {
  return {
    seq: safeNumber(columns.seq),
    position: safeNumber(columns.position),
    rowHash: columns.row_hash,
    stateHash: columns.state_hash,
    format: columns.format,
    payload: columns.payload,
  };
}

/** A view, not a copy: node-postgres sends Buffers as they are. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
