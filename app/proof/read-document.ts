import { printable } from './printable.ts';
import { type Checked, fault, found } from './proof.ts';

const SPACE = new Set([' ', '\t', '\n', '\r']);
/** Deeper than any decision in readable form, also inside of a certificate, and shallow enough for any recursion. */
const DEPTH_MAX = 18;

export interface ReadDocument {
  readonly document: unknown;
  /** The text as it came, without the white space between its tokens. */
  readonly spelling: string;
}

/** Reads the bytes of a JSON file that may come from anybody. */
export function readDocument(bytes: Uint8Array): Checked<ReadDocument> {
  const text = readText(bytes);
  if (text === undefined) return fault('malformed', 'the file is not UTF-8 text');
  const spelling = withoutSpace(text);
  if (spelling === undefined) return fault('malformed', `more than ${DEPTH_MAX} levels`);
  try {
    return found({ document: JSON.parse(text), spelling });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return fault('malformed', `the file is not JSON, or not all of it: ${printable(detail)}`);
  }
}

function readText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The text without white space between its tokens; `undefined` when it is nested too deep. */
function withoutSpace(text: string): string | undefined {
  const parts: string[] = [];
  let from = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] ?? '';
    if (mark === '"') at = endOfString(text, at);
    if (mark === '{' || mark === '[') depth += 1;
    if (mark === '}' || mark === ']') depth -= 1;
    if (depth > DEPTH_MAX) return undefined;
    if (!SPACE.has(mark)) continue;
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** Where the string that begins at `start` ends; the end of the text if it never does. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}
