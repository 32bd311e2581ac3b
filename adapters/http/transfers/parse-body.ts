import { found, type Outcome } from '../problems/problem.ts';
import type { Check } from '../schemas/compile-schema.ts';
import type { TransferBody } from '../schemas/transfer-body.ts';
import { parseTransfer } from './parse-transfer.ts';
import { plainTransfer } from './plain-transfer.ts';

/** Parses and checks operations whose key comes from elsewhere. */
export function parseBody(text: string, check: Check<TransferBody>): Outcome<TransferBody> {
  const plain = plainTransfer(text);
  return plain !== undefined && plain.key === undefined
    ? found({ operations: plain.operations })
    : parseTransfer(text, check);
}
