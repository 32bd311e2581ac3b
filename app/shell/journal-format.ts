import { Packr } from 'msgpackr';
import type { Decision } from '../../engine/book.ts';
import { packTransfer, unpackTransfer } from './pack-transfer.ts';

/** Version of the event shapes this code writes. */
export const FORMAT = 1;

/** Decisions in one chunk. A chunk is a leaf of the row's Merkle tree: what a proof of one entry has to show. */
const CHUNK = 64;
const LENGTH_BYTES = 4;

type Upcast = (decisions: readonly unknown[]) => readonly unknown[];

/**
 * `UPCASTS[n]` turns decisions of format n into format n + 1. An old journal is read through all of them and never
 * rewritten; whoever changes an event's shape raises FORMAT and adds the step from the old one.
 */
const UPCASTS: Readonly<Record<number, Upcast>> = {};

// Records carry their field names once a chunk; bigints of any size keep their type.
const packr = new Packr({ useRecords: true, useBigIntExtension: true, mapsAsObjects: true });

export function pack(content: unknown): Uint8Array {
  return packr.pack(content);
}

export function unpack(payload: Uint8Array): unknown {
  return packr.unpack(payload);
}

export interface Chunk {
  /** Events of the row before the chunk: with it a chunk proves the positions of what it holds. */
  readonly offset: number;
  readonly decisions: readonly unknown[];
}

/** The payload of a row: chunks of packed decisions behind their offset, each with its length in front. */
export function packDecisions(decisions: readonly Decision[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let offset = 0;
  for (let from = 0; from < decisions.length; from += CHUNK) {
    const part = decisions.slice(from, from + CHUNK);
    const chunk = packr.pack([offset, ...part.map(packTransfer)]);
    for (const { events } of part) offset += events.length;
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(chunk.length);
    parts.push(length, chunk);
  }
  return Buffer.concat(parts);
}

/** Throws `RangeError` when the lengths do not fit the payload. */
export function splitChunks(payload: Uint8Array): readonly Uint8Array[] {
  const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const begin = at + LENGTH_BYTES;
    const end = begin + bytes.readUInt32BE(at);
    if (end > bytes.length) throw new RangeError('a chunk ends behind the payload');
    chunks.push(bytes.subarray(begin, end));
    at = end;
  }
  return chunks;
}

export function unpackChunk(chunk: Uint8Array): Chunk {
  const [offset, ...decisions] = unpack(chunk) as readonly unknown[];
  return { offset: offset as number, decisions: decisions.map(unpackTransfer) };
}

/** Unpacks the decisions of a row, whatever format they were written in. */
export function unpackDecisions(
  row: { readonly payload: Uint8Array; readonly format: number },
  upcasts: Readonly<Record<number, Upcast>> = UPCASTS,
  current: number = FORMAT,
): readonly Decision[] {
  if (row.format > current) {
    throw new TypeError(`events of format ${row.format} were written by a newer Tricord`);
  }
  let decisions: readonly unknown[] = splitChunks(row.payload).flatMap(
    (chunk) => unpackChunk(chunk).decisions,
  );
  for (let format = row.format; format < current; format += 1) {
    const upcast = upcasts[format];
    if (upcast === undefined) throw new TypeError(`no way to read events of format ${format}`);
    decisions = upcast(decisions);
  }
  return decisions as readonly Decision[];
}
