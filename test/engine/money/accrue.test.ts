import { expect } from 'chai';
import { accrue, parseBasisPoints } from '../../../engine/money/accrue.ts';

const EUROS = { fromScale: 2, toScale: 2, rounding: 'half_even' } as const;

describe('a day of a rate', () => {
  it('is exact, and rounded once', () => {
    // 0.5 basis points of 1,000,000.00 are 50.00; of 1,234.56 they are 0.061728.
    expect(accrue(1_000_000_00n, { ...EUROS, basisPoints: '0.5' })).to.equal(50_00n);
    expect(accrue(1_234_56n, { ...EUROS, basisPoints: '0.5' })).to.equal(6n);
    expect(accrue(1_234_56n, { ...EUROS, basisPoints: '0.5', rounding: 'up' })).to.equal(7n);
    // 2.5 cents: to the even cent, or away from zero.
    expect(accrue(250_00n, { ...EUROS, basisPoints: '1' })).to.equal(2n);
    expect(accrue(250_00n, { ...EUROS, basisPoints: '1', rounding: 'half_up' })).to.equal(3n);
  });

  it('of a quantity is of what it is worth, whatever the decimals of both', () => {
    // 300 bonds at 98.765 are 29,629.50; 0.2 basis points of that are 0.59259.
    const terms = { ...EUROS, basisPoints: '0.2', price: '98.765' };
    expect(accrue(300n, { ...terms, fromScale: 0 })).to.equal(59n);
    expect(accrue(300_000_000n, { ...terms, fromScale: 6 })).to.equal(59n);
    expect(accrue(300n, { ...terms, fromScale: 0, toScale: 6 })).to.equal(592_590n);
  });

  it('keeps every digit of a large amount and of a long rate', () => {
    const amount = 123_456_789_012_345_678_901_234_567_890n;
    const basisPoints = '0.123456789012345678';
    expect(accrue(amount, { ...EUROS, basisPoints })).to.equal(
      (amount * 123_456_789_012_345_678n + 5n * 10n ** 21n) / 10n ** 22n,
    );
  });

  it('is above zero and takes at most all in one day', () => {
    for (const text of ['0', '-1', '10000.01', 'x', '', '1e99']) {
      expect(parseBasisPoints(text, 'rate').ok, text).to.equal(false);
    }
    for (const text of ['10000', '0.0001', '1e-3']) {
      expect(parseBasisPoints(text, 'rate').ok, text).to.equal(true);
    }
  });
});
