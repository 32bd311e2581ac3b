import { isUtf8 } from 'node:buffer';
import type { Request } from 'express';
import { failed, found, type Outcome } from '../problems/problem.ts';
import { readBody } from '../requests/read-body.ts';

const BODY_MAX_BYTES = 8 * 1024 * 1024;
const LINES_MAX = 10_000;
const NEWLINE = 0x0a;

/** A line of the body, counted from 1; `text` is `undefined` when it is not UTF-8. */
export interface Line {
  readonly line: number;
  readonly text: string | undefined;
}

/** Reads a body of JSON lines. Blank lines count and say nothing. */
export async function readLines(request: Request): Promise<Outcome<readonly Line[]>> {
  const body = await readBody(request, BODY_MAX_BYTES);
  if (!body.ok) return body;
  const lines = split(body.value)
    .map((text, index) => ({ line: index + 1, text }))
    .filter(({ text }) => text === undefined || /[^ \t\r]/.test(text));
  if (lines.length > LINES_MAX) return failed('body_too_large', `At most ${LINES_MAX} lines.`);
  return lines.length === 0 ? failed('body_missing', 'The body has no lines.') : found(lines);
}

function split(body: Buffer): readonly (string | undefined)[] {
  if (isUtf8(body)) return body.toString().split('\n');
  const texts: (string | undefined)[] = [];
  for (let from = 0; from <= body.length; ) {
    const newline = body.indexOf(NEWLINE, from);
    const end = newline === -1 ? body.length : newline;
    const line = body.subarray(from, end);
    texts.push(isUtf8(line) ? line.toString() : undefined);
    from = end + 1;
  }
  return texts;
}
