import { expect } from 'chai';
import { finalityLevel, weakestLevel } from '../../../engine/instruments/finality-level.ts';

describe('the level of finality', () => {
  it('is final for whatever settles on this ledger, be it one leg or many', () => {
    const legs = ['EUR-CBDC', 'BOND-2031', 'USDM'].map((instrument) => ({ instrument }));
    for (const count of [1, 2, 3]) expect(finalityLevel(legs.slice(0, count))).to.equal('final');
  });

  it('is the weakest of the legs, since they stand or fall together', () => {
    expect(weakestLevel(['final', 'safe', 'final'])).to.equal('safe');
    expect(weakestLevel(['safe', 'final', 'provisional'])).to.equal('provisional');
    expect(weakestLevel(['final', 'final'])).to.equal('final');
    expect(weakestLevel(['safe'])).to.equal('safe');
  });
});
