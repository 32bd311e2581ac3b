import { Packr } from 'msgpackr';
import type { Decision } from '../../engine/book.ts';

/** Version of the event shapes this code writes. */
export const FORMAT = 1;

type Upcast = (decisions: readonly unknown[]) => readonly unknown[];

/**
 * `UPCASTS[n]` turns decisions of format n into format n + 1. An old journal is read through all of them and never
 * rewritten; whoever changes an event's shape raises FORMAT and adds the step from the old one.
 */
const UPCASTS: Readonly<Record<number, Upcast>> = {};

// Records carry their field names once a batch; bigints of any size keep their type.
const packr = new Packr({ useRecords: true, useBigIntExtension: true, mapsAsObjects: true });

export function pack(content: unknown): Uint8Array {
  return packr.pack(content);
}

export function unpack(payload: Uint8Array): unknown {
  return packr.unpack(payload);
}

/** Unpacks the decisions of a row, whatever format they were written in. */
export function unpackDecisions(
  row: { readonly payload: Uint8Array; readonly format: number },
  upcasts: Readonly<Record<number, Upcast>> = UPCASTS,
  current: number = FORMAT,
): readonly Decision[] {
  let decisions = unpack(row.payload) as readonly unknown[];
  for (let format = row.format; format < current; format += 1) {
    const upcast = upcasts[format];
    if (upcast === undefined) throw new TypeError(`no way to read events of format ${format}`);
    decisions = upcast(decisions);
  }
  if (row.format > current) {
    throw new TypeError(`events of format ${row.format} were written by a newer Tricord`);
  }
  return decisions as readonly Decision[];
}
