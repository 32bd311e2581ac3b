const START = 0x811c9dc5;
const PRIME = 0x01000193;
const WORD = 2 ** 32;

/**
 * Hashes of 32 bits by which instructions are found again (FNV-1a, over the code units of texts). Whoever finds something
 * by one compares what it stands for: two contents may share a hash, and a submitter may look for such.
 */
export const NOTHING_MIXED = START;

/** A length goes in front, so that where one text ends is part of the content. */
export function mixText(hash: number, text: string): number {
  let mixed = Math.imul(hash ^ text.length, PRIME);
  for (let index = 0; index < text.length; index += 1) {
    mixed = Math.imul(mixed ^ text.charCodeAt(index), PRIME);
  }
  return mixed;
}

export function mixAmount(hash: number, amount: bigint): number {
  // What does not fit a number exactly may be rounded: it only has to come to the same for the same amount.
  const value = Number(amount);
  const low = Math.imul(hash ^ value, PRIME);
  return Math.imul(low ^ Math.floor(value / WORD), PRIME);
}
