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
  let high = firstHigh(seed);
  let low = firstLow(seed, kind);
  for (let index = 0; index < name.length; index += 1) {
    const code = name.charCodeAt(index);
    high = Math.imul(high ^ code, MIX_HIGH);
    low = Math.imul(low ^ code, MIX_LOW);
    // Carries what multiplication lifted to the top back down, and makes every later step depend on the seed.
    high ^= low >>> 15;
    low ^= high >>> 13;
  }
  return finish(high, low);
}

/** The same of a name that stands as ASCII in `bytes`; `undefined` where it is not ASCII. */
export function hashAscii(
  seed: number,
  kind: PastKind,
  bytes: Uint8Array,
  { begin, end }: { readonly begin: number; readonly end: number },
): NameHash | undefined {
  let high = firstHigh(seed);
  let low = firstLow(seed, kind);
  let all = 0;
  for (let index = begin; index < end; index += 1) {
    const code = bytes[index] ?? 0;
    all |= code;
    high = Math.imul(high ^ code, MIX_HIGH);
    low = Math.imul(low ^ code, MIX_LOW);
    high ^= low >>> 15;
    low ^= high >>> 13;
  }
  return all < 0x80 ? finish(high, low) : undefined;
}

const MIX_HIGH = 2654435761;
const MIX_LOW = 1597334677;

function firstHigh(seed: number): number {
  return seed ^ 0xdeadbeef;
}

function firstLow(seed: number, kind: PastKind): number {
  return Math.imul(seed, 2246822507) ^ 0x41c6ce57 ^ KINDS[kind];
}

function finish(first: number, second: number): NameHash {
  let [high, low] = [first, second];
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  HASH.high = high >>> 0;
  HASH.low = low >>> 0;
  return HASH;
}
