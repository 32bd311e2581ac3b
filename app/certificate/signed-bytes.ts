import { canonicalJson } from '../../adapters/http/requests/canonical-json.ts';
import type { Certificate } from './certificate.ts';

/** What the signature of a certificate is over: all of it but the signature, as RFC 8785 writes it, in UTF-8. */
export function signedBytes(certificate: Omit<Certificate, 'signature'>): Uint8Array {
  const { signature: _signature, ...content } = certificate as Certificate;
  return Buffer.from(canonicalJson(content));
}
