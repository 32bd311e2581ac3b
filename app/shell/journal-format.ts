import { Packr } from 'msgpackr';
import type { Decision } from '../../engine/book.ts';
import { MessagePackWriter } from './message-pack-writer.ts';
import { packInstruction, unpackInstruction } from './pack-instruction.ts';
import { isPackedTransfer, packTransfer, unpackTransfer, writeTransfer } from './pack-transfer.ts';

/** Version of the event shapes this code writes. */
export const FORMAT = 2;
/** From this format on chunks are read as they are: format 2 added a short form for instructions, and changed no other. */
export const READ_DIRECTLY_FROM = 1;

/** Decisions in one chunk. A chunk is a leaf of the row's Merkle tree: what a proof of one entry has to show. */
const CHUNK = 64;
const LENGTH_BYTES = 4;
/** Of a decision; a guess that saves growing. */
const BYTES_EXPECTED = 96;

type Upcast = (decisions: readonly unknown[]) => readonly unknown[];

/**
 * `UPCASTS[n]` turns decisions of format n into format n + 1. An old journal is read through all of them and never
 * rewritten; whoever changes an event's shape raises FORMAT and adds the step from the old one.
 */
const UPCASTS: Readonly<Record<number, Upcast>> = { 1: (decisions) => decisions };

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
  const writer = new MessagePackWriter(BYTES_EXPECTED * decisions.length);
  let offset = 0;
  for (let from = 0; from < decisions.length; from += CHUNK) {
    const length = writer.reserveLength();
    const part = decisions.slice(from, from + CHUNK);
    if (!writeShort(writer, offset, part)) {
      writer.append(packr.pack([offset, ...part.map(packShort)]));
    }
    writer.writeLength(length);
    for (const { events } of part) offset += events.length;
  }
  return writer.finish();
}

/** The short form of a decision that has one; any other decision as it is. */
export function packShort(decision: Decision): unknown {
  return packInstruction(decision) ?? packTransfer(decision);
}

function unpackShort(packed: unknown): unknown {
  if (!Array.isArray(packed)) return packed;
  return isPackedTransfer(packed) ? unpackTransfer(packed) : unpackInstruction(packed);
}

/** Writes a chunk of nothing but short forms, which most are; false, and nothing written, when it is another. */
function writeShort(
  writer: MessagePackWriter,
  offset: number,
  decisions: readonly Decision[],
): boolean {
  const { size } = writer;
  writer.arrayHeader(1 + decisions.length);
  writer.number(offset);
  for (const decision of decisions) {
    if (writeTransfer(writer, decision)) continue;
    const instruction = packInstruction(decision);
    if (instruction !== undefined && writer.list(instruction)) continue;
    writer.rewind(size);
    return false;
  }
  return true;
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
  return { offset: offset as number, decisions: decisions.map(unpackShort) };
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
