import { createPublicKey, verify } from 'node:crypto';
import { parsePublicKey } from '../signing/public-key.ts';
import type { PublicKey } from '../signing/signing-key.ts';
import { type Certificate, type Certified, refused } from './certificate.ts';
import { signedBytes } from './signed-bytes.ts';

/**
 * Whether the key in the certificate signed it, and is one of those that the checker trusts; `undefined` for a checker
 * who has none, and then nobody vouches for the key.
 */
export function checkSignature(
  certificate: Certificate,
  trusted: readonly PublicKey[] | undefined,
): Certified<PublicKey> {
  const { kid, publicKey } = certificate.key;
  const key = parsePublicKey(Buffer.from(publicKey, 'base64'));
  if (key === undefined) return refused('key_mismatch', 'key.publicKey is not an Ed25519 key');
  if (key.kid !== kid) return refused('key_mismatch', `the id of the key in it is ${key.kid}`);
  const signature = Buffer.from(certificate.signature, 'base64');
  const verifier = createPublicKey({ key: key.der, format: 'der', type: 'spki' });
  if (!verify(null, signedBytes(certificate), verifier, signature)) {
    return refused('signature_invalid', `key ${kid} did not sign what the certificate says`);
  }
  if (trusted === undefined || trusted.some(({ der }) => der.equals(key.der))) {
    return { ok: true, value: key };
  }
  const known = trusted.map((one) => one.kid).join(', ');
  return refused('key_not_trusted', `key ${kid} signed it, and you trust ${known}`);
}
