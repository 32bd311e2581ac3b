import { hash as digest } from 'node:crypto';

// RFC 6962, section 2.1: leaves and nodes hash under different prefixes, so that neither passes for the other.
const LEAF = 0;
const NODE = 1;

/** A hash as text of its bytes (latin1), which is made and read at a third of the cost of a Buffer. */
type Hash = string;

/** SHA-256 Merkle tree hash of the leaves, as Certificate Transparency defines it. */
export function merkleRoot(leaves: readonly Uint8Array[]): Uint8Array {
  return bytesOf(rootOf(leaves.map(hashLeaf)));
}

/** The hashes that lead from leaf `index` to the root, nearest first (RFC 6962, section 2.1.1). */
export function merklePath(leaves: readonly Uint8Array[], index: number): readonly Uint8Array[] {
  return pathOf(leaves.map(hashLeaf), index).map(bytesOf);
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
    const other = textOf(sibling);
    hash = position % 2 === 1 ? hashNode(other, hash) : hashNode(hash, other);
    position = Math.floor(position / 2);
    last = Math.floor(last / 2);
  }
  return bytesOf(hash);
}

function rootOf(hashes: readonly Hash[]): Hash {
  const [only] = hashes;
  if (only === undefined) return sha256(NOTHING);
  if (hashes.length === 1) return only;
  const split = largestPowerBelow(hashes.length);
  return hashNode(rootOf(hashes.slice(0, split)), rootOf(hashes.slice(split)));
}

function pathOf(hashes: readonly Hash[], index: number): readonly Hash[] {
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

function hashLeaf(leaf: Uint8Array): Hash {
  const bytes = leaf.length < ROOM.length ? ROOM : Buffer.allocUnsafe(1 + leaf.length);
  bytes[0] = LEAF;
  bytes.set(leaf, 1);
  return sha256(bytes.subarray(0, 1 + leaf.length));
}

function hashNode(left: Hash, right: Hash): Hash {
  PAIR[0] = NODE;
  PAIR.write(left, 1, 'latin1');
  PAIR.write(right, 1 + HASH_BYTES, 'latin1');
  return sha256(PAIR);
}

const HASH_BYTES = 32;
const NOTHING = Buffer.alloc(0);
/** What is hashed is put together here, so that it takes one call. */
const ROOM = Buffer.allocUnsafeSlow(64 * 1024);
const PAIR = Buffer.allocUnsafeSlow(1 + 2 * HASH_BYTES);

function sha256(bytes: Uint8Array): Hash {
  return digest('sha256', bytes, 'binary');
}

function bytesOf(hash: Hash): Uint8Array {
  return Buffer.from(hash, 'latin1');
}

function textOf(bytes: Uint8Array): Hash {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
