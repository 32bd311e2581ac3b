import type { HttpRequest } from '../exchange.ts';
import { failed, type Outcome } from '../problems/problem.ts';
import { decodeText } from './decode-text.ts';
import { parseJson } from './parse-json.ts';
import { readBody } from './read-body.ts';

const JSON_MAX_BYTES = 256 * 1024;

/** Reads and parses a JSON body; what is in it is not checked yet, unless `parse` does. */
export async function readJsonBody<T = unknown>(
  request: HttpRequest,
  parse: (text: string) => Outcome<T> = parseJson as (text: string) => Outcome<T>,
): Promise<Outcome<T>> {
  const body = await readBody(request, JSON_MAX_BYTES);
  if (!body.ok) return body;
  const text = decodeText(body.value);
  return text === undefined
    ? failed('encoding_invalid', 'The body has bytes that are not UTF-8.')
    : parse(text);
}
