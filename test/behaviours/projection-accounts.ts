import { expect } from 'chai';
import type { Instrument } from '../../engine/instruments/instrument.ts';
import type { AccountView } from '../../engine/ports/queries.ts';
import {
  account,
  type History,
  ISSUANCE,
  instrument,
  opened,
  participant,
  posted,
  sandbox,
  transfer,
} from './history.ts';
import type { Ledger } from './projection-bench.ts';

export function accountBehaviour(open: () => Ledger): void {
  describe('accounts', () => {
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

    it('shows an account as it was opened', async () => {
      const limits = { floor: -50_000n, ceiling: 9_000_000n, transferLimit: 100_001n };
      history.row([opened('beta-cbdc', 'bank-beta', 'EUR-CBDC', limits)]);
      await ledger.apply(history.batches);
      const expected: AccountView = {
        id: 'beta-cbdc',
        owner: 'bank-beta',
        instrument: 'EUR-CBDC',
        currency: 'EUR',
        posted: '0.00',
        held: '0.00',
        available: '0.00',
        floor: '-500.00',
        ceiling: '90000.00',
        transferLimit: '1000.01',
        frozen: 'none',
        issuance: false,
        position: history.position,
      };
      expect(await ledger.account('beta-cbdc')).to.deep.equal(expected);
    });

    it('shows no ceiling and no transfer limit where there is none', async () => {
      await ledger.apply(history.batches);
      const view = await ledger.account('alpha-cbdc');
      expect(view).to.include({ ceiling: null, transferLimit: null, floor: '0.00' });
      const issuance = await ledger.account('cbdc-issuance');
      expect(issuance).to.include({ issuance: true, posted: '-1000.00', available: '-1000.00' });
      expect(await ledger.account('dealer-bond')).to.include({ currency: null });
    });

    it('knows neither accounts that do not exist nor ids in another case', async () => {
      await ledger.apply(history.batches);
      for (const id of ['nobody', 'Alpha-CBDC', '', 'alpha\0cbdc', '\ud800'])
        expect(await ledger.account(id), JSON.stringify(id)).to.equal(undefined);
    });

    it('follows limits and freezes', async () => {
      const limits = { floor: -1n, ceiling: 200_000n, transferLimit: 5_000n };
      history.row([{ type: 'limits_set', account: account('alpha-cbdc'), ...limits }]);
      await ledger.apply(history.batches);
      history.row([{ type: 'account_frozen', account: account('alpha-cbdc'), scope: 'debits' }]);
      await ledger.apply(history.batches);
      expect(await ledger.account('alpha-cbdc')).to.include({
        floor: '-0.01',
        ceiling: '2000.00',
        transferLimit: '50.00',
        frozen: 'debits',
        posted: '1000.00',
        position: history.position,
      });
    });

    it('finds accounts by owner, by instrument and by both', async () => {
      await ledger.apply(history.batches);
      const ids = async (filter: Parameters<Ledger['accounts']>[0]) =>
        (await ledger.accounts(filter, { limit: 100 })).items.map((view) => view.id);
      expect(await ids({ owner: 'dealer' })).to.deep.equal(['dealer-bond', 'dealer-cbdc']);
      expect(await ids({ instrument: 'BOND-2031' })).to.deep.equal([
        'alpha-bond',
        'bond-issuance',
        'dealer-bond',
      ]);
      expect(await ids({ owner: 'bank-alpha', instrument: 'BOND-2031' })).to.deep.equal([
        'alpha-bond',
      ]);
      expect(await ids({ owner: 'nobody' })).to.deep.equal([]);
      expect(await ids({})).to.have.length(6);
    });

    it('carries amounts of 126 bits and 18 decimals exactly', async () => {
      const amount = 2n ** 126n + 1n;
      history.row([posted('issue', transfer('bond-issuance', 'dealer-bond', amount))]);
      history.row([posted('transfer', transfer('dealer-bond', 'alpha-bond', amount - 1n))]);
      await ledger.apply(history.batches);
      expect(await ledger.account('alpha-bond')).to.include({
        posted: '85070591730234615865.843651857942052864',
      });
      expect(await ledger.account('dealer-bond')).to.include({ posted: '0.000000000000000001' });
      const bond = (await ledger.instruments({ limit: 9 })).items.find((i) => i.scale === 18);
      expect(bond).to.include({ supply: '85070591730234615865.843651857942052865' });
    });

    it('shows participants and instruments as they were registered', async () => {
      await ledger.apply(history.batches);
      const { items: participants } = await ledger.participants({ limit: 10 });
      expect(participants).to.deep.equal([
        { id: 'bank-alpha', name: 'Alpha Bank', lei: null, bic: 'ALPHDEFFXXX' },
        {
          id: 'centralbank',
          name: 'Sandbox Central Bank',
          lei: 'TRCDCENTRALBANK00028',
          bic: 'SBCBDEFFXXX',
        },
        { id: 'dealer', name: 'Delta Dealers', lei: null, bic: null },
      ]);
      const { items: instruments } = await ledger.instruments({ limit: 10 });
      expect(instruments).to.deep.equal([
        {
          id: 'BOND-2031',
          kind: 'security',
          name: 'Bond 2031',
          issuer: 'centralbank',
          scale: 18,
          currency: null,
          isin: 'XS2031000016',
          issuanceAccount: 'bond-issuance',
          supply: '0.000000000000000000',
        },
        {
          id: 'EUR-CBDC',
          kind: 'cbdc',
          name: 'Digital euro',
          issuer: 'centralbank',
          scale: 2,
          currency: 'EUR',
          isin: null,
          issuanceAccount: 'cbdc-issuance',
          supply: '1000.00',
        },
      ]);
    });

    it('keeps amounts of a currency without minor unit whole', async () => {
      const yen: Instrument = {
        id: instrument('JPY-1'),
        kind: 'stablecoin',
        name: 'Yen',
        currency: 'JPY',
        issuer: participant('dealer'),
        scale: 0,
        issuanceAccount: account('jpy-issuance'),
      };
      history.row([
        { type: 'instrument_registered', instrument: yen },
        opened('jpy-issuance', 'dealer', 'JPY-1', ISSUANCE),
        opened('alpha-jpy', 'bank-alpha', 'JPY-1'),
        posted('issue', transfer('jpy-issuance', 'alpha-jpy', 1_500n)),
      ]);
      await ledger.apply(history.batches);
      expect(await balanceOf('alpha-jpy')).to.deep.equal(['1500', '0', '1500']);
    });
  });
}
