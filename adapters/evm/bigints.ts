/** Math.max and Math.min take no bigint. */
export function larger(one: bigint, other: bigint): bigint {
  if (one > other) return one;
  return other;
}

export function smaller(one: bigint, other: bigint): bigint {
  if (one > other) return other;
  return one;
}
