import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Bytes32, SecretStore } from '../../../engine/ports/chain.ts';
import type { SecretVault } from '../../../engine/ports/secret-vault.ts';

class SecretUnreadable extends Error {
  override readonly name = 'SecretUnreadable';
}

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const SECRET_BYTES = 32;

/**
 * Secrets in a vault, each sealed under the key and bound to its settlement (AES-256-GCM). A secret is sealed and durable
 * before its hash leaves.
 */
export function sealedSecrets(vault: SecretVault, key: Uint8Array): SecretStore {
  return {
    create: async (settlement) => {
      const kept = await vault.find(settlement);
      if (kept !== undefined) return kept.hash;
      const secret = randomBytes(SECRET_BYTES);
      const sealed = seal(key, settlement, secret);
      return (await vault.keep(settlement, { hash: hashOf(secret), sealed })).hash;
    },
    reveal: async (settlement) => {
      const kept = await vault.find(settlement);
      if (kept === undefined) return undefined;
      const secret = unseal(key, settlement, kept.sealed);
      if (hashOf(secret) !== kept.hash)
        throw new SecretUnreadable(`the secret of ${settlement} is not the one of its hash`);
      return `0x${secret.toString('hex')}`;
    },
    markRevealed: (settlement) => vault.markRevealed(settlement),
    isRevealed: async (settlement) => (await vault.find(settlement))?.revealed === true,
  };
}

function seal(key: Uint8Array, settlement: string, secret: Uint8Array): Uint8Array {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(settlement));
  const body = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function unseal(key: Uint8Array, settlement: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  const tagEnd = IV_BYTES + TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(settlement))
    .setAuthTag(bytes.subarray(IV_BYTES, tagEnd));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(tagEnd)), decipher.final()]);
  } catch {
    throw new SecretUnreadable(
      `the secret of ${settlement} does not open: it was sealed under another key`,
    );
  }
}

function hashOf(secret: Uint8Array): Bytes32 {
  return `0x${createHash('sha256').update(secret).digest('hex')}`;
}
