import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { printable } from './printable.ts';
import { type Checked, fault, found, PROOF_BYTES_MAX, type Proof } from './proof.ts';
import { PROOF_SCHEMA } from './proof-schema.ts';

const SPACE = new Set([' ', '\t', '\n', '\r']);
/** Deeper than any decision in readable form, and shallow enough for every recursion below. */
const DEPTH_MAX = 16;

/**
 * Reads the bytes of a proof file. A spelling that `writeProof` would not write is refused, white space apart: a
 * field given twice, or a number written in another way, would be read in one way here and in another elsewhere.
 */
export function parseProof(bytes: Uint8Array): Checked<Proof> {
  if (bytes.length > PROOF_BYTES_MAX) {
    return fault('too_large', `a proof has at most ${PROOF_BYTES_MAX} bytes`);
  }
  const json = readJson(bytes);
  if (!json.ok) return json;
  const { document, spelling } = json.value;
  const validate = validator();
  if (!validate(document)) return fault('malformed', explain(validate.errors?.[0]));
  if (JSON.stringify(document) !== spelling) {
    return fault('malformed', 'a field is given twice, or a value is spelt in an unusual way');
  }
  if (Buffer.from(document.chunk, 'base64').toString('base64') !== document.chunk) {
    return fault('malformed', 'chunk: not base64');
  }
  return found(document);
}

function readJson(bytes: Uint8Array): Checked<{ document: unknown; spelling: string }> {
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

let compiled: ValidateFunction<Proof> | undefined;

function validator(): ValidateFunction<Proof> {
  compiled ??= new Ajv({ ownProperties: true }).compile<Proof>(PROOF_SCHEMA);
  return compiled;
}

function explain(error: ErrorObject | undefined): string {
  const field = error?.instancePath.slice(1).replaceAll('/', '.') || 'the file';
  const { additionalProperty, allowedValue } = error?.params ?? {};
  const named = additionalProperty ?? allowedValue;
  const more = named === undefined ? '' : `: ${printable(String(named))}`;
  return `${field} ${error?.message ?? 'is malformed'}${more}`;
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
