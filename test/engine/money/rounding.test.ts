import { expect } from 'chai';
import fc from 'fast-check';
import { InvariantBroken } from '../../../engine/assert.ts';
import { divideRounded, ROUNDINGS, type Rounding } from '../../../engine/money/rounding.ts';
import { seeded } from '../support/seed.ts';

// Tenths, rounded to whole numbers.
const TENTHS = [-25n, -24n, -16n, -15n, -14n, -5n, -1n, 0n, 1n, 5n, 14n, 15n, 16n, 24n, 25n];
const WHOLE: Readonly<Record<Rounding, readonly number[]>> = {
  down: [-2, -2, -1, -1, -1, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2],
  up: [-3, -3, -2, -2, -2, -1, -1, 0, 1, 1, 2, 2, 2, 3, 3],
  floor: [-3, -3, -2, -2, -2, -1, -1, 0, 0, 0, 1, 1, 1, 2, 2],
  ceiling: [-2, -2, -1, -1, -1, 0, 0, 0, 1, 1, 2, 2, 2, 3, 3],
  half_down: [-2, -2, -2, -1, -1, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2],
  half_up: [-3, -2, -2, -2, -1, -1, 0, 0, 0, 1, 1, 2, 2, 2, 3],
  half_even: [-2, -2, -2, -2, -1, 0, 0, 0, 0, 0, 1, 2, 2, 2, 2],
};

describe('rounding by name', () => {
  for (const rounding of ROUNDINGS) {
    it(`${rounding}: tenths to whole numbers`, () => {
      const rounded = TENTHS.map((tenths) => divideRounded(tenths, 10n, rounding).quotient);
      expect(rounded).to.deep.equal(WHOLE[rounding].map(BigInt));
    });
  }

  it('loses nothing: quotient and remainder make up the whole again', () => {
    const numbers = fc.bigInt(-(2n ** 200n), 2n ** 200n);
    const denominators = fc.bigInt(1n, 2n ** 100n);
    fc.assert(
      fc.property(numbers, denominators, fc.constantFrom(...ROUNDINGS), (whole, by, rounding) => {
        const { quotient, remainder } = divideRounded(whole, by, rounding);
        expect(quotient * by + remainder).to.equal(whole);
        expect(remainder < by && remainder > -by, 'less than one unit is left').to.equal(true);
        if (rounding.startsWith('half')) {
          const distance = remainder < 0n ? -remainder : remainder;
          expect(2n * distance <= by, 'the nearest unit is taken').to.equal(true);
        }
      }),
      seeded(2_000),
    );
  });

  it('leaves exact quotients alone whatever its name', () => {
    for (const rounding of ROUNDINGS) {
      for (const whole of [-30n, 0n, 30n]) {
        expect(divideRounded(whole, 10n, rounding)).to.deep.equal({
          quotient: whole / 10n,
          remainder: 0n,
        });
      }
    }
  });

  it('is a bug to divide by zero or less', () => {
    for (const denominator of [0n, -1n]) {
      expect(() => divideRounded(1n, denominator, 'down')).to.throw(InvariantBroken);
    }
  });
});
