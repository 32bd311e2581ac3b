import type { Request } from 'express';
import { failed, type Outcome } from '../problems/problem.ts';
import { parseJson } from './parse-json.ts';
import { readBody } from './read-body.ts';

const JSON_MAX_BYTES = 256 * 1024;

/** Reads and parses a JSON body; what is in it is not checked yet. */
export async function readJsonBody(request: Request): Promise<Outcome<unknown>> {
  const body = await readBody(request, JSON_MAX_BYTES);
  if (!body.ok) return body;
  const text = decode(body.value);
  return text === undefined
    ? failed('encoding_invalid', 'The body has bytes that are not UTF-8.')
    : parseJson(text);
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
