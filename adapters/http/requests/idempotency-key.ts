import type { Request } from 'express';
import { failed, found, type Outcome } from '../problems/problem.ts';
import { commandKey } from './command-key.ts';

const HEADER = 'idempotency-key';
const KEY = /^[\x20-\x7e]{1,128}$/;
// RFC 8941, 3.3.3: the draft of the header writes the key as such a string.
const QUOTED = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/;

/**
 * Reads the `Idempotency-Key` header (draft-ietf-httpapi-idempotency-key-header): `abc` and `"abc"` are the same
 * key. `undefined` when there is none.
 */
export function idempotencyKey(request: Request): Outcome<string | undefined> {
  const values = request.headersDistinct[HEADER] ?? [];
  const [value] = values;
  if (value === undefined) return found(undefined);
  if (values.length > 1) return refuse('The header is given more than once.');
  const key = value.startsWith('"') ? unquote(value) : value;
  if (key === undefined || !KEY.test(key)) {
    return refuse('Use 1 to 128 printable ASCII characters, bare or as a quoted string.');
  }
  return found(commandKey('http', key));
}

function unquote(value: string): string | undefined {
  return QUOTED.exec(value)?.[1]?.replace(/\\(["\\])/g, '$1');
}

function refuse(detail: string): Outcome<never> {
  return failed('idempotency_key_invalid', detail, 'Idempotency-Key');
}
