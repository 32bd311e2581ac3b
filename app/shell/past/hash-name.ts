import type { PastKind } from '../../../engine/book.ts';
import type { NameHash } from '../../../engine/ports/name-index.ts';

/** What the kinds begin with, so that a key and a hold of the same name are two names. */
const KINDS: Readonly<Record<PastKind, number>> = { key: 1, hold: 2, reference: 3, instruction: 4 };

const HASH = { high: 0, low: 0 };

/**
 * 64 well-mixed bits of a name (two lanes after bryc's cyrb53, public domain). The result is one object, overwritten by
 * the next call: this runs for every command. What it makes stands in indexes and snapshots: it must not change.
 */
export function hashName(seed: number, kind: PastKind, name: string): NameHash {
  let high = seed ^ 0xdeadbeef;
  let low = Math.imul(seed, 2246822507) ^ 0x41c6ce57 ^ KINDS[kind];
  for (let index = 0; index < name.length; index += 1) {
    const code = name.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
    // Carries what multiplication lifted to the top back down, and makes every later step depend on the seed.
    high ^= low >>> 15;
    low ^= high >>> 13;
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  HASH.high = high >>> 0;
  HASH.low = low >>> 0;
  return HASH;
}
