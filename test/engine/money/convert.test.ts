import { expect } from 'chai';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { AMOUNT_MAX } from '../../../engine/money/amount.ts';
import { type ConversionTerms, convert, parseRate } from '../../../engine/money/convert.ts';
import { ROUNDINGS } from '../../../engine/money/rounding.ts';
import { seeded } from '../support/seed.ts';

function rateOf(text: string): Decimal {
  const rate = parseRate(text, 'rate');
  if (!rate.ok) throw new Error(`${text}: ${rate.refusal.detail}`);
  return rate.value;
}

function terms(rate: string, more: Partial<ConversionTerms> = {}): ConversionTerms {
  return { rate: rateOf(rate), fromScale: 2, toScale: 2, rounding: 'half_even', ...more };
}

/** A decimal as a fraction, read from its digits: no arithmetic that could round. */
function fractionOf(text: string): { readonly over: bigint; readonly under: bigint } {
  const [whole = '', decimals = ''] = text.split('.');
  return { over: BigInt(whole + decimals), under: 10n ** BigInt(decimals.length) };
}

describe('converting', () => {
  it('turns minor units of one scale into minor units of another', () => {
    const toYen = convert(100_00n, terms('161.234', { toScale: 0 }));
    expect(toYen).to.deep.include({ ok: true });
    expect(toYen.ok && toYen.value.amount).to.equal(16123n);
    const toDollars = convert(1n, terms('1.0875', { toScale: 18 }));
    expect(toDollars.ok && toDollars.value.amount).to.equal(10_875_000_000_000_000n);
  });

  it('rounds once, by name', () => {
    const amountBy = (rounding: ConversionTerms['rounding']) => {
      const converted = convert(1_01n, terms('0.5', { rounding }));
      return converted.ok && converted.value.amount;
    };
    expect(amountBy('down')).to.equal(50n);
    expect(amountBy('half_even')).to.equal(50n);
    expect(amountBy('half_up')).to.equal(51n);
  });

  it('keeps every digit of the rate', () => {
    const rate = '1.1234567890123456789012345678901234567';
    const exact = convert(10n ** 37n, terms(rate, { fromScale: 0, toScale: 0 }));
    expect(exact.ok && exact.value.amount).to.equal(BigInt(rate.replace('.', '')));
  });

  it('is exact and loses no remainder, against fractions of whole numbers', () => {
    const scales = fc.integer({ min: 0, max: 18 });
    const rates = fc
      .tuple(fc.bigInt(1n, 10n ** 30n), fc.integer({ min: 0, max: 30 }))
      .map(([digits, places]) => writeDecimal(digits, places));
    fc.assert(
      fc.property(
        fc.bigInt(1n, 2n ** 100n),
        rates,
        scales,
        scales,
        fc.constantFrom(...ROUNDINGS),
        (amount, rate, fromScale, toScale, rounding) => {
          const converted = convert(amount, terms(rate, { fromScale, toScale, rounding }));
          if (!converted.ok) {
            expect(converted.refusal.code).to.be.oneOf(['amount_zero', 'amount_out_of_range']);
            return;
          }
          const { amount: result, remainder, remainderUnit } = converted.value;
          const { over, under } = fractionOf(rate);
          // amount / 10^fromScale * rate = (result + remainder / remainderUnit) / 10^toScale
          const left = amount * over * 10n ** BigInt(toScale) * remainderUnit;
          const right = (result * remainderUnit + remainder) * under * 10n ** BigInt(fromScale);
          expect(left).to.equal(right);
          expect(remainder < remainderUnit && remainder > -remainderUnit).to.equal(true);
        },
      ),
      seeded(2_000),
    );
  });

  it('refuses what rounds to nothing or passes 128 bits', () => {
    const nothing = convert(1n, terms('0.001', { rounding: 'down' }));
    expect(nothing.ok ? 'accepted' : nothing.refusal.code).to.equal('amount_zero');
    const huge = convert(AMOUNT_MAX, terms('1.01'));
    expect(huge.ok ? 'accepted' : huge.refusal.code).to.equal('amount_out_of_range');
  });
});

describe('rates', () => {
  it('are decimal numbers, written out or with an exponent', () => {
    for (const [text, value] of [
      ['1.0875', '1.0875'],
      ['1e-4', '0.0001'],
      ['2.5E3', '2500'],
      ['0.000000000000000000000000000000000001', '1e-36'],
    ] as const) {
      expect(rateOf(text).equals(new Decimal(value)), text).to.equal(true);
    }
  });

  it('are above zero, finite, and of a size that somebody could quote', () => {
    const senseless = [
      '0',
      '-1',
      '1e-37',
      '1.1e36',
      '1e999999999',
      '1e-999999999',
      '1e9007199254740991',
    ];
    const malformed = ['', ' 1', '1 ', 'NaN', 'Infinity', '0x10', '1.2.3', 'e5', '1e', '+-1', '١'];
    for (const text of [...senseless, ...malformed, '1'.repeat(65)]) {
      const rate = parseRate(text, 'rate');
      expect(rate.ok ? 'accepted' : rate.refusal.code, text).to.equal('field_invalid');
    }
  });
});

function writeDecimal(digits: bigint, places: number): string {
  const text = digits.toString().padStart(places + 1, '0');
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
}
