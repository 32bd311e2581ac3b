import { expect } from 'chai';
import { safeNumber } from '../../../adapters/postgres/safe-number.ts';

describe('safeNumber', () => {
  it('reads every whole number that a number holds exactly', () => {
    for (const number of [0, 1, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])
      expect(safeNumber(String(number))).to.equal(number);
  });

  it('throws rather than lose a digit', () => {
    for (const text of ['9007199254740992', '9223372036854775807', '1.5', 'x', 'NaN', 'Infinity'])
      expect(() => safeNumber(text), text).to.throw(RangeError);
  });
});
