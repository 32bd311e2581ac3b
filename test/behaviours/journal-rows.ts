import { createHash } from 'node:crypto';
import type { JournalHead, JournalRow } from '../../engine/ports/journal.ts';

export const NO_HASH = new Uint8Array(32);
export const AT = Date.UTC(2026, 10, 22, 9, 30, 0, 123);

/** The row that may follow `previous`, with three events. */
export function rowAfter(
  previous: JournalHead | undefined,
  overrides: Partial<JournalRow> = {},
): JournalRow {
  const seq = (previous?.seq ?? 0) + 1;
  return {
    seq,
    epoch: 1,
    at: AT + seq,
    firstPosition: previous === undefined ? 1 : previous.firstPosition + previous.eventCount,
    eventCount: 3,
    format: 1,
    previousHash: previous?.hash ?? NO_HASH,
    hash: hashOf(`row ${seq}`),
    payload: Uint8Array.of(seq, 0, 255),
    ...overrides,
  };
}

export function hashOf(text: string): Uint8Array {
  return Uint8Array.from(createHash('sha256').update(text).digest());
}

/** Bytes as text, so that a Buffer and a Uint8Array of the same bytes compare as equal. */
export function plain<T extends object>(value: T | undefined): Record<string, unknown> | undefined {
  if (value === undefined) return undefined;
  const entries = Object.entries(value).map(([key, field]) => [
    key,
    field instanceof Uint8Array ? Buffer.from(field).toString('hex') : field,
  ]);
  return Object.fromEntries(entries);
}

export function headOf(row: JournalRow): JournalHead {
  const { payload: _, ...head } = row;
  return head;
}
