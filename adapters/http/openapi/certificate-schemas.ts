import { INSTRUCTION_KINDS } from '../../../engine/settlement/instruction.ts';
import {
  amount,
  choice,
  described,
  listOf,
  ref,
  type Schema,
  text,
  textOrNull,
} from './schema-of.ts';

const end = whole({ participant: text, account: text });

/** The certificate of a settlement; docs/certificates.md tells what it proves. */
export const CERTIFICATE_SCHEMAS: Readonly<Record<string, Schema>> = {
  Certificate: whole({
    format: { const: 'tricord-certificate/1' },
    book: text,
    settlement: whole({
      trade: text,
      settlementDate: { type: 'string', format: 'date' },
      instructions: listOf(
        whole({
          id: text,
          reference: text,
          kind: choice(INSTRUCTION_KINDS),
          party: text,
          tradeReference: textOrNull,
        }),
      ),
      legs: listOf(whole({ instrument: text, amount, from: end, to: end })),
    }),
    finality: ref('Finality'),
    proof: { type: 'object', description: 'As "tricord proof" writes it (docs/proofs.md).' },
    key: whole({
      algorithm: { const: 'Ed25519' },
      kid: described(text, 'SHA-256 of publicKey, hex.'),
      publicKey: described(text, 'SubjectPublicKeyInfo in DER, base64.'),
    }),
    signature: described(text, 'Over the canonical JSON (RFC 8785) of the rest, base64.'),
  }),
};

function whole(properties: Readonly<Record<string, Schema>>): Schema {
  const required = Object.keys(properties);
  return { type: 'object', additionalProperties: false, required, properties };
}
