import { readFile } from 'node:fs/promises';
import { parsePublicKey } from './public-key.ts';
import type { PublicKey } from './signing-key.ts';

class PublicKeyUnreadable extends Error {
  override readonly name = 'PublicKeyUnreadable';
}

const BLOCK = /-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----/g;

/**
 * The Ed25519 keys of a PEM file, one or several; text around them is passed over, so that what `tricord key` prints
 * is such a file. Throws `PublicKeyUnreadable` when it has none, or another kind of key.
 */
export async function readPublicKeys(path: string): Promise<readonly PublicKey[]> {
  const text = await readFile(path, 'utf8');
  const keys = [...text.matchAll(BLOCK)].map(([, base64 = '']) => {
    const key = parsePublicKey(Buffer.from(base64, 'base64'));
    if (key === undefined) throw new PublicKeyUnreadable(`${path} has a key that is not Ed25519`);
    return key;
  });
  if (keys.length > 0) return keys;
  throw new PublicKeyUnreadable(`${path} has no public key (PEM, "BEGIN PUBLIC KEY")`);
}
