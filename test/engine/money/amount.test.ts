import { expect } from 'chai';
import fc from 'fast-check';
import {
  AMOUNT_MAX,
  AMOUNT_MIN,
  checkAmount,
  formatAmount,
  parseAmount,
  SCALE_MAX,
} from '../../../engine/money/amount.ts';
import { seeded } from '../support/seed.ts';

const SCALES = Array.from({ length: SCALE_MAX + 1 }, (_, scale) => scale);

function parsed(text: string, scale: number): bigint | string {
  const result = parseAmount(text, scale, 'amount');
  return result.ok ? result.value : result.refusal.code;
}

describe('amounts as decimal strings', () => {
  const TABLE: readonly (readonly [text: string, scale: number, minor: bigint])[] = [
    ['1', 0, 1n],
    ['1', 2, 100n],
    ['10.5', 2, 1050n],
    ['10.50', 2, 1050n],
    ['10.5000000', 2, 1050n],
    ['10.0000', 0, 10n],
    ['0.01', 2, 1n],
    ['000010.50', 2, 1050n],
    ['0.000000000000000001', 18, 1n],
    ['1.000000000000000001', 18, 1_000_000_000_000_000_001n],
  ];
  for (const [text, scale, minor] of TABLE) {
    it(`reads ${text} at scale ${scale}`, () => expect(parsed(text, scale)).to.equal(minor));
  }

  it('reads back what it writes, at every scale and up to the last minor unit', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, AMOUNT_MAX), fc.constantFrom(...SCALES), (amount, scale) => {
        expect(parsed(formatAmount(amount, scale), scale)).to.equal(amount);
      }),
      seeded(1_000),
    );
    for (const scale of SCALES) {
      expect(parsed(formatAmount(AMOUNT_MAX, scale), scale)).to.equal(AMOUNT_MAX);
    }
  });

  it('reads digits as they stand, few or many, with zeros in front and behind', () => {
    const digits = fc.string({
      unit: fc.constantFrom(...'0123456789'),
      minLength: 1,
      maxLength: 20,
    });
    const fraction = fc.option(digits, { nil: undefined });
    fc.assert(
      fc.property(digits, fraction, fc.constantFrom(...SCALES), (whole, decimals, scale) => {
        const text = decimals === undefined ? whole : `${whole}.${decimals}`;
        const kept = (decimals ?? '').slice(0, scale).padEnd(scale, '0');
        const beyond = BigInt((decimals ?? '').slice(scale) || '0');
        const minor = BigInt(whole + kept);
        const expected = minor === 0n ? 'amount_zero' : minor;
        const exact = beyond === 0n ? expected : 'amount_too_precise';
        expect(parsed(text, scale), text).to.equal(exact);
      }),
      seeded(2_000),
    );
    expect(parsed(`${'0'.repeat(64)}1`, 2)).to.equal('amount_malformed');
  });

  it('writes negative balances, small ones and the lowest there is', () => {
    expect(formatAmount(-5n, 2)).to.equal('-0.05');
    expect(formatAmount(-123_45n, 2)).to.equal('-123.45');
    expect(formatAmount(0n, 2)).to.equal('0.00');
    expect(formatAmount(0n, 0)).to.equal('0');
    expect(formatAmount(-7n, 0)).to.equal('-7');
    expect(formatAmount(AMOUNT_MIN, 0)).to.equal(`-${2n ** 127n}`);
    expect(formatAmount(AMOUNT_MIN, 18)).to.equal('-170141183460469231731.687303715884105728');
  });

  it('refuses one minor unit more than 128 bits, at every scale', () => {
    for (const scale of SCALES) {
      const text = formatAmount(AMOUNT_MAX + 1n, scale);
      expect(parsed(text, scale), text).to.equal('amount_out_of_range');
    }
    expect(parsed('9'.repeat(64), 18)).to.equal('amount_out_of_range');
  });

  it('refuses decimals that the instrument does not have, and rounds nothing away', () => {
    for (const scale of SCALES) {
      expect(parsed(`1.${'0'.repeat(scale)}1`, scale)).to.equal('amount_too_precise');
      expect(parsed(`1.${'0'.repeat(scale)}0`, scale)).to.equal(10n ** BigInt(scale));
    }
  });

  it('refuses zero and below', () => {
    for (const zero of ['0', '0.00', '-0', '-0.00']) {
      expect(parsed(zero, 2), zero).to.equal('amount_zero');
    }
    for (const negative of ['-1', '-0.01', formatAmount(AMOUNT_MIN, 2)]) {
      expect(parsed(negative, 2), negative).to.equal('amount_negative');
    }
  });

  it('refuses everything that is not a plain decimal number', () => {
    const malformed = [
      ...['', ' ', '.', '-', '+1', '--1', '1-', '1.', '.5', '1..5', '1.5.', '1,5', '1_000'],
      ...[' 1', '1 ', '1\n', '\n1', '1\u0000', '1e5', '1E5', '0x10', '1n', 'NaN', 'Infinity'],
      // Digits elsewhere: Arabic-Indic, fullwidth, Devanagari, mathematical bold, and a minus that is a dash.
      ...['١٢٣', '１２', '१२', '𝟏𝟐', '−1', '1٫5', '½', '²'],
    ];
    for (const text of malformed) {
      expect(parsed(text, 2), JSON.stringify(text)).to.equal('amount_malformed');
    }
  });

  it('refuses megabytes of digits without reading them', () => {
    const megabytes = '9'.repeat(8_000_000);
    const start = performance.now();
    expect(parsed(megabytes, 2)).to.equal('amount_malformed');
    expect(parsed(`1.${'0'.repeat(8_000_000)}`, 2)).to.equal('amount_malformed');
    expect(performance.now() - start).to.be.below(50);
  });

  it('names the field that is wrong', () => {
    const result = parseAmount('x', 2, 'legs[3].amount');
    expect(result.ok ? undefined : result.refusal.field).to.equal('legs[3].amount');
  });
});

describe('amounts in minor units', () => {
  it('move when they are above zero and within 128 bits', () => {
    const codeOf = (amount: bigint) => checkAmount(amount, 'amount')?.code;
    expect(codeOf(1n)).to.equal(undefined);
    expect(codeOf(AMOUNT_MAX)).to.equal(undefined);
    expect(codeOf(0n)).to.equal('amount_zero');
    expect(codeOf(-1n)).to.equal('amount_negative');
    expect(codeOf(AMOUNT_MIN)).to.equal('amount_negative');
    expect(codeOf(AMOUNT_MAX + 1n)).to.equal('amount_out_of_range');
    expect(codeOf(2n ** 4096n)).to.equal('amount_out_of_range');
  });
});
