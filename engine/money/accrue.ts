import type { Decimal } from 'decimal.js';
import { type Result, refused } from '../refusal.ts';
import { parseRate } from './convert.ts';
import { divideRounded, type Rounding } from './rounding.ts';

export interface AccrualTerms {
  /** Of the value, a day; as `parseBasisPoints` accepted it. */
  readonly basisPoints: string;
  /** Units of the target for one unit of the source; absent: they are the same. */
  readonly price?: string;
  readonly fromScale: number;
  readonly toScale: number;
  readonly rounding: Rounding;
}

const BASIS_POINTS = 10_000n;

/** One day of a rate on an amount, in minor units of the target: exact, then rounded once by name. */
export function accrue(amount: bigint, terms: AccrualTerms): bigint {
  const rate = fractionOf(terms.basisPoints);
  const price = fractionOf(terms.price ?? '1');
  const numerator = amount * rate.numerator * price.numerator * 10n ** BigInt(terms.toScale);
  const denominator =
    rate.denominator * price.denominator * BASIS_POINTS * 10n ** BigInt(terms.fromScale);
  return divideRounded(numerator, denominator, terms.rounding).quotient;
}

/** A decimal number above zero, at most 10,000: all of the value in one day. */
export function parseBasisPoints(text: string, field: string): Result<Decimal> {
  const rate = parseRate(text, field);
  if (!rate.ok || rate.value.lessThanOrEqualTo(Number(BASIS_POINTS))) return rate;
  return refused('field_invalid', field, 'at most 10000 basis points a day');
}

/** toFixed writes every digit there is; arithmetic of decimal.js would round to its precision. */
function fractionOf(text: string): { numerator: bigint; denominator: bigint } {
  const parsed = parseRate(text, '');
  if (!parsed.ok) throw new TypeError(`"${text}" was not checked`);
  const places = parsed.value.decimalPlaces();
  return {
    numerator: BigInt(parsed.value.toFixed(places).replace('.', '')),
    denominator: 10n ** BigInt(places),
  };
}
