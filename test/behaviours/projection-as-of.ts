import { expect } from 'chai';
import { formatAmount } from '../../engine/money/amount.ts';
import type { AccountView } from '../../engine/ports/queries.ts';
import { type History, opened, posted, sandbox, transfer } from './history.ts';
import { PlainLedger } from './plain-ledger.ts';
import type { Ledger } from './projection-bench.ts';
import { randomHistory } from './random-history.ts';

const balances = ({ id, posted, held }: AccountView) => [id, posted, held];

export function asOfBehaviour(open: () => Ledger): void {
  describe('accounts as of a position', () => {
    let ledger: Ledger;
    let history: History;
    beforeEach(() => {
      ledger = open();
      history = sandbox();
    });

    const balanceOf = async (id: string, at?: number) => {
      const view = await ledger.account(id, at);
      return view && [view.posted, view.held, view.available];
    };

    it('does not know what came later', async () => {
      const last = history.position;
      history.row([opened('beta-cbdc', 'bank-beta', 'EUR-CBDC')]);
      history.row([posted('transfer', transfer('alpha-cbdc', 'beta-cbdc', 5n))]);
      await ledger.apply(history.batches);
      expect(await ledger.account('beta-cbdc', last)).to.equal(undefined);
      expect(await balanceOf('beta-cbdc', last + 1)).to.deep.equal(['0.00', '0.00', '0.00']);
      expect(await ledger.account('beta-cbdc', last + 1)).to.include({ position: last + 1 });
      expect(await balanceOf('beta-cbdc', last + 2)).to.deep.equal(['0.05', '0.00', '0.05']);
      expect(await balanceOf('beta-cbdc', last + 99)).to.deep.equal(['0.05', '0.00', '0.05']);
      const before = await ledger.accounts({ owner: 'bank-beta', at: last }, { limit: 5 });
      expect(before.items).to.deep.equal([]);
    });

    for (const seed of [1, 2, 3]) {
      it(`has every balance of a history that a plain fold has (seed ${seed})`, async () => {
        const random = randomHistory(seed);
        await ledger.apply(random.batches);
        const plain = new PlainLedger();
        let at = 0;
        for (const event of random.batches.flatMap((b) => b.decisions.flatMap((d) => d.events))) {
          at += 1;
          plain.apply(event);
          const { items } = await ledger.accounts({ at }, { limit: 100 });
          const expected = [...plain.balances].map(([id, { posted, held }]) => {
            const scale = id.includes('bond') ? 18 : 2;
            return [id, formatAmount(posted, scale), formatAmount(held, scale)];
          });
          const shown = items.map(balances);
          expect(shown, `at ${at}`).to.have.deep.members(expected);
        }
        expect(at).to.equal(random.position);
        const now = await ledger.accounts({}, { limit: 100 });
        const last = await ledger.accounts({ at }, { limit: 100 });
        expect(last.items.map(balances)).to.deep.equal(now.items.map(balances));
      });
    }
  });
}
