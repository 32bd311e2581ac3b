import { FORMAT, unpackChunk } from '../shell/journal-format.ts';
import { printable } from './printable.ts';
import { type Checked, fault, found } from './proof.ts';

/** A decision as its chunk has it, of a shape that this code need not know. */
export interface RawDecision {
  readonly at: number;
  readonly key?: string;
  readonly events: readonly RawEvent[];
}

export interface RawEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

export interface DecodedChunk {
  readonly offset: number;
  readonly decisions: readonly RawDecision[];
}

/** Deeper than any event. */
const DEPTH_MAX = 12;
const TIME_MAX_MS = 8.64e15;

/**
 * The decisions of a chunk, with their events in the shapes they were written in. The chunk may come from anybody, so
 * nothing but plain data in the shape of decisions passes.
 */
export function decodeChunk(chunk: Uint8Array, format: number): Checked<DecodedChunk> {
  if (format > FORMAT) {
    return fault('chunk_unreadable', `events of format ${format} need a newer Tricord`);
  }
  try {
    const { offset, decisions } = unpackChunk(chunk);
    const isPlaced = Number.isSafeInteger(offset) && offset >= 0;
    if (isPlaced && decisions.length > 0 && decisions.every(isDecision)) {
      return found({ offset, decisions });
    }
    return fault('chunk_unreadable', 'it holds something else than decisions');
  } catch (error) {
    // Of whatever is in hostile bytes, the packer's own words are all that can be said.
    const detail = error instanceof Error ? error.message : String(error);
    return fault('chunk_unreadable', `it cannot be unpacked: ${printable(detail)}`);
  }
}

function isDecision(value: unknown): value is RawDecision {
  if (!isRecord(value) || !isPlain(value, DEPTH_MAX)) return false;
  const { at, key, events } = value;
  if (!Number.isSafeInteger(at) || Number(at) < 0 || Number(at) > TIME_MAX_MS) return false;
  if (key !== undefined && typeof key !== 'string') return false;
  return Array.isArray(events) && events.length > 0 && events.every(isEvent);
}

function isEvent(value: unknown): value is RawEvent {
  return isRecord(value) && typeof value.type === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

function isPlain(value: unknown, depth: number): boolean {
  if (value === null || ['string', 'boolean', 'bigint'].includes(typeof value)) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (depth === 0) return false;
  if (Array.isArray(value)) return value.every((item) => isPlain(item, depth - 1));
  return isRecord(value) && Object.values(value).every((item) => isPlain(item, depth - 1));
}
