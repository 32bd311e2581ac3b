import { invariant } from '../assert.ts';

export const ROUNDINGS = [
  'down',
  'up',
  'floor',
  'ceiling',
  'half_down',
  'half_up',
  'half_even',
] as const;
/** `down` and `up` are towards and away from zero, `floor` and `ceiling` towards minus and plus infinity. */
export type Rounding = (typeof ROUNDINGS)[number];

export interface Rounded {
  readonly quotient: bigint;
  /** `numerator - quotient * denominator`: what rounding gave away or took, to be posted, never dropped. */
  readonly remainder: bigint;
}

/** Divides exactly and rounds by name. The denominator is above zero. */
export function divideRounded(numerator: bigint, denominator: bigint, rounding: Rounding): Rounded {
  invariant(denominator > 0n, 'rounding', () => `denominator ${denominator} is not above zero`);
  const truncated = numerator / denominator;
  const rest = numerator - truncated * denominator;
  const quotient =
    rest === 0n ? truncated : truncated + step(truncated, rest, denominator, rounding);
  return { quotient, remainder: numerator - quotient * denominator };
}

/** -1, 0 or 1: how far the truncated quotient has to move. `rest` is not zero and has the sign of the whole. */
function step(truncated: bigint, rest: bigint, denominator: bigint, rounding: Rounding): bigint {
  const away = rest > 0n ? 1n : -1n;
  const twice = 2n * (rest > 0n ? rest : -rest);
  switch (rounding) {
    case 'down':
      return 0n;
    case 'up':
      return away;
    case 'floor':
      return rest < 0n ? -1n : 0n;
    case 'ceiling':
      return rest > 0n ? 1n : 0n;
    case 'half_down':
      return twice > denominator ? away : 0n;
    case 'half_up':
      return twice >= denominator ? away : 0n;
    case 'half_even':
      if (twice === denominator) return truncated % 2n === 0n ? 0n : away;
      return twice > denominator ? away : 0n;
  }
}
