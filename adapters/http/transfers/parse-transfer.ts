import type { Outcome } from '../problems/problem.ts';
import { parseJson } from '../requests/parse-json.ts';
import type { Check } from '../schemas/compile-schema.ts';
import type { TransferBody } from '../schemas/transfer-body.ts';

/**
 * Parses and checks transfers. A document that the schema passes and in which the quotes add up has no field twice, and
 * needs no slower reader; all others get one that says what is wrong where.
 */
export function parseTransfer<T extends TransferBody>(text: string, check: Check<T>): Outcome<T> {
  const quick = check(tryParse(text));
  if (quick.ok && hasEveryQuote(text, quick.value)) return quick;
  const document = parseJson(text);
  return document.ok ? check(document.value) : document;
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * `JSON.parse` keeps one of two fields of the same name, so that the text has more quotes than what it made of it. Of
 * a text with escapes nothing can be said.
 */
function hasEveryQuote(text: string, body: TransferBody): boolean {
  if (text.includes('\\')) return false;
  let expected = stringsIn(body);
  for (const operation of body.operations) expected += stringsIn(operation);
  let quotes = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) quotes += 1;
  return quotes === 2 * expected;
}

/** Names and strings directly in an object. */
function stringsIn(body: object): number {
  let count = 0;
  for (const value of Object.values(body)) count += typeof value === 'string' ? 2 : 1;
  return count;
}
