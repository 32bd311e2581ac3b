import { expect } from 'chai';
import { describeEvent } from '../../app/proof/describe-event.ts';

describe('the proof of a settlement on credit', () => {
  const trade = { id: 'trd-1', instructions: ['ins-1'], legs: [] };

  it('says what was lent and what secures it', () => {
    const pledges = [
      { id: 'pledge-7-1', from: 'alpha-bond', instrument: 'BOND', quantity: 54_43n },
    ];
    const drawings = [{ line: 'alpha-cbdc', lender: 'lender-cbdc', amount: 48_00n, pledges }];
    expect(describeEvent({ type: 'settled', trade, drawings })).to.deep.equal([
      'settled',
      '  trade trd-1 of instructions ins-1',
      '  credit of 4800 minor units from lender-cbdc to alpha-cbdc',
      '  pledge-7-1: 5443 minor units of BOND pledged from alpha-bond',
    ]);
  });

  it('says nothing of credit where there is none', () => {
    expect(describeEvent({ type: 'settled', trade })).to.have.length(2);
  });
});
