import { expect } from 'chai';
import { iso4217 } from '../../../adapters/iso4217/iso4217.ts';

describe('iso4217', () => {
  const currencies = iso4217();
  const scales = (codes: readonly string[]) =>
    Object.fromEntries(codes.map((code) => [code, currencies.scaleOf(code)]));

  it('knows the minor unit of active codes, whatever it is', () => {
    const expected = { EUR: 2, USD: 2, JPY: 0, XAF: 0, KWD: 3, BHD: 3, CLF: 4, UYW: 4, ZWG: 2 };
    expect(scales(Object.keys(expected))).to.deep.equal(expected);
  });

  it('knows what the standard added since the package took its copy', () => {
    expect(scales(['XCG', 'XAD'])).to.deep.equal({ XCG: 2, XAD: 2 });
  });

  it('knows no code that was withdrawn', () => {
    for (const code of ['ANG', 'BGN', 'CUC', 'HRK', 'DEM', 'ZWL', 'SLL'])
      expect(currencies.scaleOf(code), code).to.equal(undefined);
  });

  it('knows no code without a minor unit', () => {
    const codes = ['XAU', 'XAG', 'XPT', 'XPD', 'XDR', 'XSU', 'XUA', 'XBA', 'XBB', 'XBC', 'XBD'];
    for (const code of [...codes, 'XTS', 'XXX'])
      expect(currencies.scaleOf(code), code).to.equal(undefined);
  });

  it('knows nothing that is not a code, nor a code in lower case', () => {
    for (const code of ['eur', '', 'EURO', '978', 'constructor', '__proto__'])
      expect(currencies.scaleOf(code), code).to.equal(undefined);
  });
});
