import type { TransferView } from '../transfers/view-transfer.ts';
import { amount, described, listOf, objectOf, type Schema, text, time } from './schema-of.ts';

const FIELDS: Readonly<Record<keyof TransferView, Schema>> = {
  position: { type: 'integer', minimum: 1, description: 'Of the posting in the journal.' },
  time,
  hash: described(text, 'Hash of the journal row that proves it, hex.'),
  amounts: described(
    listOf({ ...amount, type: ['string', 'null'] }),
    'Given if an operation says upTo: what each of those moved, and null for the others.',
  ),
};
const ALWAYS = ['position', 'time', 'hash'];

const line: Schema = { type: 'integer', minimum: 1, description: 'The line that is answered.' };
const status: Schema = { const: 201 };

export const TRANSFER_SCHEMAS: Readonly<Record<string, Schema>> = {
  Transfer: { ...objectOf<TransferView>(FIELDS), required: ALWAYS },
  TransferResult: {
    ...objectOf<TransferView & { line: number; status: 201 }>({ line, status, ...FIELDS }),
    required: ['line', 'status', ...ALWAYS],
  },
};
