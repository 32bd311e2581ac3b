import { loadSigningKey } from './load-signing-key.ts';
import type { SigningKey } from './signing-key.ts';

class SigningKeyMissing extends Error {
  override readonly name = 'SigningKeyMissing';
}

/** The key that certificates are signed with. Throws when there is none, and what `loadSigningKey` throws. */
export async function requireSigningKey(
  ...args: Parameters<typeof loadSigningKey>
): Promise<SigningKey> {
  const key = await loadSigningKey(...args);
  if (key !== undefined) return key;
  throw new SigningKeyMissing('there is no key to sign with: name its file in TRICORD_SIGNING_KEY');
}
