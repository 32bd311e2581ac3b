import { failed, type Outcome } from '../problems/problem.ts';
import type { Check } from '../schemas/compile-schema.ts';
import type { TransferBody } from '../schemas/transfer-body.ts';
import { parseTransfer } from './parse-transfer.ts';

/** Parses and checks a line; `text` is `undefined` when it is not UTF-8. */
export function parseLine<T extends TransferBody>(
  text: string | undefined,
  check: Check<T>,
): Outcome<T> {
  return text === undefined
    ? failed('encoding_invalid', 'The line has bytes that are not UTF-8.')
    : parseTransfer(text, check);
}
