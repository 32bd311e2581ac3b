import { createHash } from 'node:crypto';

// RFC 6962, section 2.1: leaves and nodes hash under different prefixes, so that neither passes for the other.
const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/** SHA-256 Merkle tree hash of the leaves, as Certificate Transparency defines it. */
export function merkleRoot(leaves: readonly Uint8Array[]): Uint8Array {
  return rootOf(leaves.map(hashLeaf));
}

/** The hashes that lead from leaf `index` to the root, nearest first (RFC 6962, section 2.1.1). */
export function merklePath(leaves: readonly Uint8Array[], index: number): readonly Uint8Array[] {
  return pathOf(leaves.map(hashLeaf), index);
}

/** The root that `leaf` at `index` of `size` leaves and its path lead to. */
export function merkleRootFrom(
  leaf: Uint8Array,
  path: readonly Uint8Array[],
  { index, size }: { readonly index: number; readonly size: number },
): Uint8Array {
  let hash = hashLeaf(leaf);
  let position = index;
  let last = size - 1;
  for (const sibling of path) {
    while (position % 2 === 0 && position === last && last > 0) {
      // The last node of an odd level has no sibling and moves up as it is.
      position /= 2;
      last = Math.floor(last / 2);
    }
    hash = position % 2 === 1 ? hashNode(sibling, hash) : hashNode(hash, sibling);
    position = Math.floor(position / 2);
    last = Math.floor(last / 2);
  }
  return hash;
}

function rootOf(hashes: readonly Uint8Array[]): Uint8Array {
  const [only] = hashes;
  if (only === undefined) return createHash('sha256').digest();
  if (hashes.length === 1) return only;
  const split = largestPowerBelow(hashes.length);
  return hashNode(rootOf(hashes.slice(0, split)), rootOf(hashes.slice(split)));
}

function pathOf(hashes: readonly Uint8Array[], index: number): readonly Uint8Array[] {
  if (hashes.length <= 1) return [];
  const split = largestPowerBelow(hashes.length);
  const [left, right] = [hashes.slice(0, split), hashes.slice(split)];
  return index < split
    ? [...pathOf(left, index), rootOf(right)]
    : [...pathOf(right, index - split), rootOf(left)];
}

function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

function hashLeaf(leaf: Uint8Array): Uint8Array {
  return createHash('sha256').update(LEAF).update(leaf).digest();
}

function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}
