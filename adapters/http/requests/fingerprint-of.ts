import { hash } from 'node:crypto';

/** 22 characters of base64url carry 132 bits: enough that nobody finds two bodies with one fingerprint by chance. */
const LENGTH = 22;

/** Stands for the body of a command, so that a key used again with another body is noticed. */
export function fingerprintOf(body: string | Uint8Array): string {
  return hash('sha256', body, 'base64url').slice(0, LENGTH);
}
