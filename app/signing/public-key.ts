import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import type { PublicKey } from './signing-key.ts';

/** What others need of a key, and its id. `undefined` when it is no Ed25519 key. */
export function publicKeyOf(key: KeyObject): PublicKey | undefined {
  if (key.asymmetricKeyType !== 'ed25519') return undefined;
  const half = key.type === 'private' ? createPublicKey(key) : key;
  const der = half.export({ type: 'spki', format: 'der' });
  return { kid: createHash('sha256').update(der).digest('hex'), der };
}

/** Reads the DER form. `undefined` when that is not exactly one Ed25519 key. */
export function parsePublicKey(der: Buffer): PublicKey | undefined {
  try {
    const key = publicKeyOf(createPublicKey({ key: der, format: 'der', type: 'spki' }));
    // Bytes behind the key would give it a second id.
    return key?.der.equals(der) ? key : undefined;
  } catch {
    return undefined;
  }
}
