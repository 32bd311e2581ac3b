import { createHash } from 'node:crypto';

const KEY_LENGTH_MAX = 128;
const DIGEST_LENGTH = 64;

/**
 * Idempotency key of a message from who sent it and the identifiers it carries. Each part is escaped, so that no two
 * lists of parts give one key; a key too long keeps its beginning for people and is told apart by a digest.
 */
export function messageKey(identity: readonly string[]): string {
  const key = ['iso', ...identity.map(encodeURIComponent)].join('/');
  if (key.length <= KEY_LENGTH_MAX) return key;
  const digest = createHash('sha256').update(key).digest('hex');
  return `${key.slice(0, KEY_LENGTH_MAX - DIGEST_LENGTH - 1)}~${digest}`;
}
