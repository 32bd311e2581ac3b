import { expect } from 'chai';
import { netQueue } from '../../../../engine/settlement/gridlock/net-queue.ts';
import { queueOf } from './support/cases.ts';

describe('multilateral netting', () => {
  it('leaves what those who pay more have to fund', () => {
    const netting = netQueue(queueOf('A0 B0 C0', 'AB100 BC120 CA80'));
    expect(netting).to.deep.equal({ nets: [-20n, -20n, 40n], gross: 300n, toFund: 40n });
  });

  it('of nothing is nothing', () => {
    const netting = netQueue({ balances: [5n], from: [], to: [], amounts: [] });
    expect(netting).to.deep.equal({ nets: [0n], gross: 0n, toFund: 0n });
  });
});
