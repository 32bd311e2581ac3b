import { Decimal } from 'decimal.js';
import { accepted, type Result, refused } from '../refusal.ts';
import { checkAmount } from './amount.ts';
import { divideRounded, type Rounding } from './rounding.ts';

export interface Conversion {
  /** Minor units of the target. */
  readonly amount: bigint;
  /** What rounding left over, in `1 / remainderUnit` of a minor unit of the target; its sign says who gained. */
  readonly remainder: bigint;
  readonly remainderUnit: bigint;
}

export interface ConversionTerms {
  /** Units of the target for one unit of the source. */
  readonly rate: Decimal;
  readonly fromScale: number;
  readonly toScale: number;
  readonly rounding: Rounding;
}

/** No two currencies are further apart; an exponent of millions would make numbers of as many digits. */
const RATE_MIN = '1e-36';
const RATE_MAX = '1e36';

/** Reads a rate: a decimal number above zero, written out or with an exponent. */
export function parseRate(text: string, field: string): Result<Decimal> {
  const rate = /^[0-9.eE+-]{1,64}$/.test(text) ? tryDecimal(text) : undefined;
  if (rate?.greaterThanOrEqualTo(RATE_MIN) && rate.lessThanOrEqualTo(RATE_MAX)) {
    return accepted(rate);
  }
  const detail = `a rate is a decimal number from ${RATE_MIN} to ${RATE_MAX}`;
  return refused('field_invalid', field, detail);
}

/** Converts exactly, then rounds once by name. */
export function convert(amount: bigint, terms: ConversionTerms): Result<Conversion> {
  const places = terms.rate.decimalPlaces();
  // toFixed writes every digit there is; arithmetic of decimal.js would round to its precision.
  const coefficient = BigInt(terms.rate.toFixed(places).replace('.', ''));
  const shift = terms.toScale - terms.fromScale - places;
  const numerator = amount * coefficient * 10n ** BigInt(Math.max(shift, 0));
  const remainderUnit = 10n ** BigInt(Math.max(-shift, 0));
  const { quotient, remainder } = divideRounded(numerator, remainderUnit, terms.rounding);
  const refusal = checkAmount(quotient, 'amount');
  if (refusal !== undefined) return { ok: false, refusal };
  return accepted({ amount: quotient, remainder, remainderUnit });
}

function tryDecimal(text: string): Decimal | undefined {
  try {
    return new Decimal(text);
  } catch {
    return undefined;
  }
}
