import { Ajv, type ValidateFunction } from 'ajv';
import { explainError } from '../proof/explain-error.ts';
import { printable } from '../proof/printable.ts';
import { readDocument } from '../proof/read-document.ts';
import {
  CERTIFICATE_BYTES_MAX,
  CERTIFICATE_FORMAT,
  type Certificate,
  type Certified,
  refused,
} from './certificate.ts';
import { CERTIFICATE_SCHEMA } from './certificate-schema.ts';

/** Reads the bytes of a certificate. As with proofs, only white space may be otherwise than it was written. */
export function parseCertificate(bytes: Uint8Array): Certified<Certificate> {
  if (bytes.length > CERTIFICATE_BYTES_MAX) {
    return refused('too_large', `a certificate has at most ${CERTIFICATE_BYTES_MAX} bytes`);
  }
  const json = readDocument(bytes);
  if (!json.ok) return json;
  const { document, spelling } = json.value;
  const other = otherVersion(document);
  if (other !== undefined) {
    const known = `this Tricord reads ${CERTIFICATE_FORMAT}`;
    return refused('version_unknown', `the format is ${printable(other)}; ${known}`);
  }
  const validate = validator();
  if (!validate(document)) return refused('malformed', explainError(validate.errors?.[0]));
  if (JSON.stringify(document) !== spelling) {
    return refused('malformed', 'a field is given twice, or a value is spelt in an unusual way');
  }
  for (const text of [document.key.publicKey, document.signature]) {
    if (Buffer.from(text, 'base64').toString('base64') !== text) {
      return refused('malformed', 'a key or signature is not base64');
    }
  }
  return { ok: true, value: document };
}

/** A version of a certificate that is not this one. */
function otherVersion(document: unknown): string | undefined {
  if (typeof document !== 'object' || document === null || !('format' in document)) return;
  const { format } = document;
  if (typeof format !== 'string' || format === CERTIFICATE_FORMAT) return;
  return format.startsWith('tricord-certificate/') ? format : undefined;
}

let compiled: ValidateFunction<Certificate> | undefined;

function validator(): ValidateFunction<Certificate> {
  compiled ??= new Ajv({ ownProperties: true }).compile<Certificate>(CERTIFICATE_SCHEMA);
  return compiled;
}
