import { invariant } from '../../assert.ts';
import { divideRounded } from '../../money/rounding.ts';

/**
 * Divides a loss in proportion to weights, exactly: everybody's share is rounded down, and the units that are left go
 * one each to those whose shares lost most by that, among equals to the first (the method of largest remainders).
 */
export function shareLoss(loss: bigint, weights: readonly bigint[]): readonly bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  invariant(total > 0n, 'a loss is shared among some', () => `${loss} among ${weights.length}`);
  const rounded = weights.map((weight) => divideRounded(loss * weight, total, 'down'));
  const shares = rounded.map(({ quotient }) => quotient);
  const left = loss - shares.reduce((sum, share) => sum + share, 0n);
  // Sorting keeps the order of equals.
  const neediest = [...rounded.keys()].sort((one, other) =>
    compare(rounded[other]?.remainder ?? 0n, rounded[one]?.remainder ?? 0n),
  );
  for (const index of neediest.slice(0, Number(left))) shares[index] = (shares[index] ?? 0n) + 1n;
  return shares;
}

function compare(one: bigint, other: bigint): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
