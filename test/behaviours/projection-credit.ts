import { expect } from 'chai';
import type { Pledge } from '../../engine/settlement/credit/credit-line.ts';
import {
  account,
  type History,
  hold,
  instrument,
  opened,
  START,
  sandbox,
  settlementLeg,
  tradeOf,
} from './history.ts';
import type { Ledger } from './projection-bench.ts';

const PAGE = { limit: 100 };

/** What credit does to balances, entries and holds. */
export function creditBehaviour(getLedger: () => Ledger): void {
  describe('credit', () => {
    let ledger: Ledger;
    let history: History;

    beforeEach(async () => {
      ledger = getLedger();
      history = sandbox();
      history.row(
        [opened('lender-cbdc', 'centralbank', 'EUR-CBDC', { floor: -1_000_000n })],
        [opened('lender-bond', 'centralbank', 'BOND-2031')],
        [
          {
            type: 'credit_line_set',
            terms: {
              account: account('dealer-cbdc'),
              lender: account('lender-cbdc'),
              cap: 50_000n,
              unsecured: 0n,
              collateral: [{ from: account('dealer-bond'), to: account('lender-bond') }],
            },
          },
        ],
        [
          {
            type: 'prices_set',
            date: '2026-11-22',
            validUntil: START + 864e5,
            prices: [{ instrument: instrument('BOND-2031'), currency: 'EUR', price: '98.75' }],
          },
        ],
      );
    });

    const entriesOf = async (id: string) => {
      const found = await ledger.entries(id, PAGE);
      return (found?.items ?? []).map((e) =>
        [e.kind, e.amount, e.heldChange, e.posted, e.held, e.cause].join(' '),
      );
    };

    const pledge = (id: string, quantity: bigint): Pledge => ({
      id: hold(id),
      line: account('dealer-cbdc'),
      instrument: instrument('BOND-2031'),
      from: account('dealer-bond'),
      to: account('lender-bond'),
      quantity,
    });
    const BONDS = 3n * 10n ** 18n;

    function settleOnCredit(): void {
      const legs = [
        settlementLeg('EUR-CBDC', 'dealer-cbdc', 'alpha-cbdc', 20_000n),
        settlementLeg('BOND-2031', 'alpha-bond', 'dealer-bond', BONDS),
      ];
      const drawing = {
        line: account('dealer-cbdc'),
        lender: account('lender-cbdc'),
        amount: 20_000n,
        pledges: [pledge('pledge-30-1', BONDS)],
      };
      history.row([{ type: 'settled', trade: tradeOf('trade-1', [], legs), drawings: [drawing] }]);
    }

    it('drawn by a settlement stands in its entries, with the trade as cause', async () => {
      settleOnCredit();
      await ledger.apply(history.batches);
      expect(await entriesOf('dealer-cbdc')).to.deep.equal([
        'settlement -200.00 0.00 0.00 0.00 trade-1',
        'credit_drawn 200.00 0.00 0.00 0.00 trade-1',
      ]);
      expect(await entriesOf('lender-cbdc')).to.deep.equal([
        'credit_drawn -200.00 0.00 -200.00 0.00 trade-1',
      ]);
      const three = '3.000000000000000000';
      expect(await entriesOf('dealer-bond')).to.deep.equal([
        `settlement ${three} 0.000000000000000000 ${three} ${three} trade-1`,
        `hold 0.000000000000000000 ${three} ${three} ${three} pledge-30-1`,
      ]);
    });

    it('is repaid and its pledges are released, batch by batch or all at once', async () => {
      settleOnCredit();
      history.row([
        {
          type: 'credit_repaid',
          line: account('dealer-cbdc'),
          lender: account('lender-cbdc'),
          amount: 5_000n,
          cause: 'day_end',
        },
        {
          type: 'pledges_released',
          line: account('dealer-cbdc'),
          pledges: [hold('pledge-30-1')],
        },
      ]);
      history.row([{ type: 'pledged', pledge: pledge('pledge-40-1', 7n) }]);
      history.row([
        {
          type: 'credit_drawn',
          drawing: {
            line: account('dealer-cbdc'),
            lender: account('lender-cbdc'),
            amount: 100n,
            pledges: [pledge('pledge-41-1', 2n)],
          },
        },
        { type: 'margin_called', line: account('dealer-cbdc'), amount: 9n },
        { type: 'margin_call_covered', line: account('dealer-cbdc') },
        { type: 'credit_day_closed', date: '2026-11-22', unpaid: [] },
        { type: 'credit_day_opened', date: '2026-11-23' },
      ]);
      const ends: (readonly string[])[] = [];
      for (const apart of [true, false]) {
        await ledger.clear();
        if (apart) for (const batch of history.batches) await ledger.apply([batch]);
        else await ledger.apply(history.batches);
        ends.push([...(await entriesOf('dealer-cbdc')), ...(await entriesOf('dealer-bond'))]);
      }
      expect(ends[0]).to.deep.equal(ends[1]);
      expect(ends[0]?.slice(2, 4)).to.deep.equal([
        'credit_repaid -50.00 0.00 -50.00 0.00 dealer-cbdc',
        'credit_drawn 1.00 0.00 -49.00 0.00 dealer-cbdc',
      ]);
      expect(ends[0]?.some((line) => line.startsWith('hold_voided'))).to.equal(true);
      expect((await ledger.account('dealer-bond'))?.held).to.equal('0.000000000000000009');
    });
  });
}
