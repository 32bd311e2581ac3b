import { merkleRootFrom } from '../shell/merkle-tree.ts';
import type { PathStep } from './proof.ts';

/**
 * On which side each sibling on the path of leaf `index` of `size` stands, nearest first (RFC 6962, 2.1.1). A proof
 * gives sides and not index and size: those are in no hash, and two trees of different size can share a path.
 */
export function merkleSides(index: number, size: number): readonly PathStep['side'][] {
  if (size <= 1) return [];
  let split = 1;
  while (split * 2 < size) split *= 2;
  return index < split
    ? [...merkleSides(index, split), 'right']
    : [...merkleSides(index - split, size - split), 'left'];
}

/** The root that a leaf and its path lead to. */
export function rootAlong(leaf: Uint8Array, path: readonly PathStep[]): Uint8Array {
  // In a full tree of this depth the bits of an index are the sides of its path.
  const index = path.reduce((sum, { side }, level) => sum + (side === 'left' ? 2 ** level : 0), 0);
  const hashes = path.map(({ hash }) => Buffer.from(hash, 'hex'));
  return merkleRootFrom(leaf, hashes, { index, size: 2 ** path.length });
}
