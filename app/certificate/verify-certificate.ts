import { type Proved, verifyProof } from '../proof/verify-proof.ts';
import type { PublicKey } from '../signing/signing-key.ts';
import type { Certificate, Certified } from './certificate.ts';
import { checkSettlement } from './check-settlement.ts';
import { checkSignature } from './check-signature.ts';
import { parseCertificate } from './parse-certificate.ts';

/** What a certificate certifies. */
export interface Verified {
  readonly certificate: Certificate;
  /** What of it is proved by hashes; the rest stands on the signature. */
  readonly proved: Proved;
  /** Whether the checker knows the key; without, whoever made the file may have made the key as well. */
  readonly trusted: boolean;
}

/**
 * Checks the bytes of a certificate, with no server and no database. `trusted` are the keys of the operator that the
 * checker has from elsewhere, today's and earlier ones.
 */
export function verifyCertificate(
  bytes: Uint8Array,
  trusted?: readonly PublicKey[],
): Certified<Verified> {
  const parsed = parseCertificate(bytes);
  if (!parsed.ok) return parsed;
  const certificate = parsed.value;
  const signed = checkSignature(certificate, trusted);
  if (!signed.ok) return signed;
  const proved = verifyProof(Buffer.from(JSON.stringify(certificate.proof)));
  if (!proved.ok) return proved;
  const settled = checkSettlement(certificate, proved.value);
  if (!settled.ok) return settled;
  return {
    ok: true,
    value: { certificate, proved: proved.value, trusted: trusted !== undefined },
  };
}
