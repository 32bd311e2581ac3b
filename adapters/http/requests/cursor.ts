import { createHash } from 'node:crypto';
import { failed, found, type Outcome } from '../problems/problem.ts';

const VERSION = 1;
const TEXT_MAX = 2048;
const SEAL_LENGTH = 16;

/**
 * The list and filter that a cursor belongs to. A cursor carries a checksum over it, so that one from another list
 * or filter is refused and not answered with a page that skips or repeats rows.
 */
export type CursorScope = string;

export function cursorScope(list: string, filter: Readonly<Record<string, unknown>>): CursorScope {
  const entries = Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([list, entries]);
}

/** Makes the opaque cursor for what follows `after`. */
export function writeCursor(scope: CursorScope, after: string): string {
  const cursor = JSON.stringify({ v: VERSION, a: after, s: seal(scope, after) });
  return Buffer.from(cursor).toString('base64url');
}

/** Reads what `writeCursor` made in the same scope. */
export function readCursor(scope: CursorScope, text: string): Outcome<string> {
  const cursor = decode(text);
  if (cursor?.v === VERSION && typeof cursor.a === 'string' && cursor.s === seal(scope, cursor.a)) {
    return found(cursor.a);
  }
  const detail =
    'Take it from "next" of the page before, and ask with the same filters; it is damaged or from another list.';
  return failed('cursor_invalid', detail, 'cursor');
}

function decode(text: string): { v?: unknown; a?: unknown; s?: unknown } | undefined {
  if (text.length > TEXT_MAX) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function seal(scope: CursorScope, after: string): string {
  const text = JSON.stringify([VERSION, scope, after]);
  return createHash('sha256').update(text).digest('base64url').slice(0, SEAL_LENGTH);
}
