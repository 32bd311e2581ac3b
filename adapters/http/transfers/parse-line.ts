import { failed, found, type Outcome } from '../problems/problem.ts';
import type { Check } from '../schemas/compile-schema.ts';
import type { TransferLine } from '../schemas/transfer-body.ts';
import { parseTransfer } from './parse-transfer.ts';
import { plainTransfer } from './plain-transfer.ts';

/** Parses and checks a line with a key of its own; `text` is `undefined` when it is not UTF-8. */
export function parseLine(
  text: string | undefined,
  check: Check<TransferLine>,
): Outcome<TransferLine> {
  if (text === undefined) {
    return failed('encoding_invalid', 'The line has bytes that are not UTF-8.');
  }
  const plain = plainTransfer(text);
  if (plain?.key === undefined) return parseTransfer(text, check);
  return found({ key: plain.key, operations: plain.operations });
}
