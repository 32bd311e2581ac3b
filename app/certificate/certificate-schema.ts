import { wholeObject } from '../proof/whole-object.ts';
import { CERTIFICATE_FORMAT } from './certificate.ts';

const TEXT = { type: 'string', minLength: 1, maxLength: 256 } as const;
const HASH = { type: 'string', minLength: 64, maxLength: 64, pattern: '^[0-9a-f]{64}$' } as const;
const AMOUNT = {
  type: 'string',
  maxLength: 64,
  pattern: '^(0|[1-9]\\d*)(\\.\\d{1,18})?$',
} as const;
const END = wholeObject({ participant: TEXT, account: TEXT });
/** More than any trade has. */
const ITEMS_MAX = 1_000;

/** The shape of a certificate: every field there, no other field. That of its proof is the proof's own affair. */
export const CERTIFICATE_SCHEMA = wholeObject({
  format: { const: CERTIFICATE_FORMAT },
  book: TEXT,
  settlement: wholeObject({
    trade: TEXT,
    settlementDate: TEXT,
    instructions: list({
      id: TEXT,
      reference: TEXT,
      kind: TEXT,
      party: TEXT,
      tradeReference: { anyOf: [{ type: 'null' }, TEXT] },
    }),
    legs: list({ instrument: TEXT, amount: AMOUNT, from: END, to: END }),
  }),
  finality: wholeObject({
    level: { const: 'final' },
    position: { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
    time: { type: 'string', maxLength: 32 },
    hash: HASH,
  }),
  proof: { type: 'object' },
  key: wholeObject({
    algorithm: { const: 'Ed25519' },
    kid: HASH,
    publicKey: base64(44),
  }),
  signature: base64(64),
});

function list(properties: Readonly<Record<string, object>>) {
  return { type: 'array', minItems: 1, maxItems: ITEMS_MAX, items: wholeObject(properties) };
}

/** Of exactly so many bytes. */
function base64(bytes: number) {
  const length = 4 * Math.ceil(bytes / 3);
  return {
    type: 'string',
    minLength: length,
    maxLength: length,
    pattern: '^[A-Za-z0-9+/]+={0,2}$',
  };
}
