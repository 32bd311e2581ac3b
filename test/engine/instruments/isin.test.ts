import { expect } from 'chai';
import { checkIsin } from '../../../engine/instruments/isin.ts';
import { corruptions, DIGITS, LETTERS } from '../support/corruptions.ts';
import { BOND_ISIN } from '../support/sandbox.ts';

// Apple, BAE Systems, Nestlé, the German ten-year bond of 2031.
const REAL = ['US0378331005', 'GB0002634946', 'CH0038863350', 'DE0001102531', BOND_ISIN];

describe('ISINs', () => {
  it('with the right check digit are taken', () => {
    for (const isin of REAL) expect(checkIsin(isin, 'isin'), isin).to.equal(undefined);
  });

  it('with any one digit changed are refused', () => {
    for (const corrupt of REAL.flatMap((isin) => corruptions(isin, DIGITS))) {
      expect(checkIsin(corrupt, 'isin')?.code, corrupt).to.equal('isin_invalid');
    }
  });

  // A letter counts as two digits, whose changes may cancel out: ISO 6166 finds nine of ten.
  it('with one letter changed are refused but for a few', () => {
    const corrupt = REAL.flatMap((isin) => corruptions(isin, LETTERS));
    const missed = corrupt.filter((isin) => checkIsin(isin, 'isin') === undefined);
    expect(missed.length / corrupt.length).to.be.below(1 / 9);
  });

  it('have two letters, nine letters or digits and a digit', () => {
    const [isin = ''] = REAL;
    const wrong = ['', isin.toLowerCase(), isin.slice(1), `${isin}0`, `${isin}\n`, '120378331005'];
    for (const text of wrong) {
      expect(checkIsin(text, 'isin')?.code, JSON.stringify(text)).to.equal('isin_invalid');
    }
  });
});
