import { Ajv, type ValidateFunction } from 'ajv';
import { explainError } from './explain-error.ts';
import { type Checked, fault, found, PROOF_BYTES_MAX, type Proof } from './proof.ts';
import { PROOF_SCHEMA } from './proof-schema.ts';
import { readDocument } from './read-document.ts';

/**
 * Reads the bytes of a proof file. A spelling that `writeProof` would not write is refused, white space apart: a
 * field given twice, or a number written in another way, would be read in one way here and in another elsewhere.
 */
export function parseProof(bytes: Uint8Array): Checked<Proof> {
  if (bytes.length > PROOF_BYTES_MAX) {
    return fault('too_large', `a proof has at most ${PROOF_BYTES_MAX} bytes`);
  }
  const json = readDocument(bytes);
  if (!json.ok) return json;
  const { document, spelling } = json.value;
  const validate = validator();
  if (!validate(document)) return fault('malformed', explainError(validate.errors?.[0]));
  if (JSON.stringify(document) !== spelling) {
    return fault('malformed', 'a field is given twice, or a value is spelt in an unusual way');
  }
  if (Buffer.from(document.chunk, 'base64').toString('base64') !== document.chunk) {
    return fault('malformed', 'chunk: not base64');
  }
  return found(document);
}

let compiled: ValidateFunction<Proof> | undefined;

function validator(): ValidateFunction<Proof> {
  compiled ??= new Ajv({ ownProperties: true }).compile<Proof>(PROOF_SCHEMA);
  return compiled;
}
