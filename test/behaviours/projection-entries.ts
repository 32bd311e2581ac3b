import { expect } from 'chai';
import type { EntryView } from '../../engine/ports/queries.ts';
import {
  type History,
  held,
  hold,
  posted,
  START,
  sandbox,
  settlementLeg,
  tradeOf,
  transfer,
} from './history.ts';
import type { Ledger } from './projection-bench.ts';

export function entryBehaviour(open: () => Ledger): void {
  describe('entries', () => {
    let ledger: Ledger;
    let history: History;
    beforeEach(() => {
      ledger = open();
      history = sandbox();
    });

    const entriesOf = async (id: string) => (await ledger.entries(id, { limit: 100 })).items;
    const balanceOf = async (id: string) => {
      const view = await ledger.account(id);
      return view && [view.posted, view.held, view.available];
    };

    it('writes an entry for each side of a transfer', async () => {
      history.row([posted('transfer', transfer('alpha-cbdc', 'dealer-cbdc', 2_550n))]);
      await ledger.apply(history.batches);
      const [issue, debit] = await entriesOf('alpha-cbdc');
      expect(issue).to.include({ kind: 'issue', amount: '1000.00', posted: '1000.00' });
      const expected: EntryView = {
        position: history.position,
        time: new Date(history.at).toISOString(),
        account: 'alpha-cbdc',
        kind: 'transfer',
        amount: '-25.50',
        heldChange: '0.00',
        posted: '974.50',
        held: '0.00',
        counterAccount: 'dealer-cbdc',
        cause: null,
      };
      expect(debit).to.deep.equal(expected);
      const [credit] = await entriesOf('dealer-cbdc');
      expect(credit).to.include({ amount: '25.50', posted: '25.50', counterAccount: 'alpha-cbdc' });
    });

    it('writes what a redemption did', async () => {
      history.row([posted('redeem', transfer('alpha-cbdc', 'cbdc-issuance', 100_000n))]);
      await ledger.apply(history.batches);
      const [, burnt] = await entriesOf('cbdc-issuance');
      expect(burnt).to.include({ kind: 'redeem', amount: '1000.00', posted: '0.00' });
    });

    it('follows a hold until it is posted in part, voided or expired', async () => {
      history.row([
        posted(
          'transfer',
          held('hold-1', 'alpha-cbdc', 'dealer-cbdc', 30_000n),
          held('hold-2', 'alpha-cbdc', 'dealer-cbdc', 200n),
          held('hold-3', 'alpha-cbdc', 'dealer-cbdc', 1n),
        ),
      ]);
      await ledger.apply(history.batches);
      expect(await balanceOf('alpha-cbdc')).to.deep.equal(['1000.00', '302.01', '697.99']);
      expect(await entriesOf('dealer-cbdc')).to.deep.equal([]);
      history.row([posted('transfer', { op: 'post_hold', id: hold('hold-1'), amount: 25_000n })]);
      history.row([posted('transfer', { op: 'void_hold', id: hold('hold-2') })]);
      history.row([{ type: 'hold_expired', hold: hold('hold-3') }]);
      await ledger.apply(history.batches);
      expect(await balanceOf('alpha-cbdc')).to.deep.equal(['750.00', '0.00', '750.00']);
      expect(await balanceOf('dealer-cbdc')).to.deep.equal(['250.00', '0.00', '250.00']);

      const brief = (await entriesOf('alpha-cbdc'))
        .slice(1)
        .map((e) => [e.kind, e.amount, e.heldChange, e.counterAccount, e.cause].join(' '));
      expect(brief).to.deep.equal([
        'hold 0.00 300.00 dealer-cbdc hold-1',
        'hold 0.00 2.00 dealer-cbdc hold-2',
        'hold 0.00 0.01 dealer-cbdc hold-3',
        'hold_posted -250.00 -300.00 dealer-cbdc hold-1',
        'hold_voided 0.00 -2.00  hold-2',
        'hold_expired 0.00 -0.01  hold-3',
      ]);
      const [credit] = await entriesOf('dealer-cbdc');
      expect(credit).to.include({ kind: 'hold_posted', amount: '250.00', heldChange: '0.00' });
    });

    it('resolves a hold in the event that placed it', async () => {
      const both = [held('hold-1', 'alpha-cbdc', 'dealer-cbdc', 7n)] as const;
      const post = { op: 'post_hold', id: hold('hold-1'), amount: 7n } as const;
      history.row([posted('transfer', ...both, post)]);
      await ledger.apply(history.batches);
      expect(await balanceOf('dealer-cbdc')).to.deep.equal(['0.07', '0.00', '0.07']);
      expect(await balanceOf('alpha-cbdc')).to.deep.equal(['999.93', '0.00', '999.93']);
    });

    it('shows no balance in between the movements of one event', async () => {
      const there = settlementLeg('EUR-CBDC', 'dealer-cbdc', 'alpha-cbdc', 5_000n);
      const back = settlementLeg('EUR-CBDC', 'alpha-cbdc', 'dealer-cbdc', 6_000n);
      history.row([{ type: 'settled', trade: tradeOf('trade-1', [], [there, back]) }]);
      await ledger.apply(history.batches);
      const entries = (await entriesOf('dealer-cbdc')).map((e) => [e.kind, e.amount, e.posted]);
      expect(entries).to.deep.equal([
        ['settlement', '-50.00', '10.00'],
        ['settlement', '60.00', '10.00'],
      ]);
    });

    it('tells the time of an entry to the millisecond', async () => {
      await ledger.apply(history.batches);
      const [issue] = await entriesOf('alpha-cbdc');
      expect(Date.parse(issue?.time ?? '')).to.equal(history.at);
      expect((history.at - START) % 1_000).not.to.equal(0);
    });
  });
}
