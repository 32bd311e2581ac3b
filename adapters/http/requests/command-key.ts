import { createHash } from 'node:crypto';
import { checkReference } from '../../../engine/ids.ts';

/**
 * The engine's idempotency key for what a client calls `name`. Scopes keep what comes from different places apart;
 * a name that makes no key (too long, a space at its end) stands in it by its digest.
 */
export function commandKey(scope: 'http' | 'ref' | 'message', name: string): string {
  // A message's key is made, scope included, by those who read the message.
  const key = scope === 'message' ? name : `${scope}/${name}`;
  if (checkReference(key, 'key') === undefined) return key;
  return `${scope}-sha256/${createHash('sha256').update(name).digest('base64url')}`;
}
