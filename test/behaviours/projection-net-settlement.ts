import { expect } from 'chai';
import type { Event } from '../../engine/book/event.ts';
import type { ClaimId, CycleId, PenaltyId } from '../../engine/ids.ts';
import type { CyclePosting } from '../../engine/settlement/cycle/cycle-event.ts';
import type { Penalty } from '../../engine/settlement/penalty/penalty.ts';
import {
  account,
  type History,
  instrument,
  participant,
  received,
  sandbox,
  settlementLeg,
  tradeOf,
} from './history.ts';
import type { Ledger } from './projection-bench.ts';

const BONDS = settlementLeg('BOND-2031', 'bond-issuance', 'alpha-bond', 7n);
const CASH = settlementLeg('EUR-CBDC', 'alpha-cbdc', 'dealer-cbdc', 100_00n);
const BACK = settlementLeg('EUR-CBDC', 'dealer-cbdc', 'alpha-cbdc', 40_00n);
const TRADES = [
  tradeOf('trd-2', ['ins-1', 'ins-2'], [BONDS, CASH]),
  tradeOf('trd-3', ['ins-3'], [BACK]),
];
const CLAIM = {
  id: 'eur/3/1' as ClaimId,
  instrument: instrument('EUR-CBDC'),
  debtor: account('alpha-cbdc'),
  creditor: account('cbdc-issuance'),
  amount: 10_00n,
};

function posting(cause: CyclePosting['cause'], amount: bigint, leg = CASH): CyclePosting {
  return { ...leg, cause, amount };
}

const RUN: Event = {
  type: 'cycle_settled',
  cycle: 'eur' as CycleId,
  run: 3,
  model: 'dvp2',
  trades: TRADES,
  postings: [
    { ...posting('gross', 7n, BONDS), trade: TRADES[0]?.id ?? tradeOf('', [], []).id },
    posting('net', 60_00n),
    { ...posting('default_fund', 10_00n), from: CLAIM.creditor, to: CLAIM.debtor },
  ],
  claims: [{ ...CLAIM, cause: 'default_fund' }],
  values: [
    { instrument: BONDS.instrument, gross: 7n, net: 7n },
    { instrument: CASH.instrument, gross: 140_00n, net: 60_00n },
  ],
  excluded: [],
  notDue: 0,
};

const PENALTY: Penalty = {
  id: 'pen-2026-11-24-1' as PenaltyId,
  date: '2026-11-24',
  trade: tradeOf('trd-9', [], []).id,
  reason: 'on_hold',
  failed: instrument('EUR-CBDC'),
  basisPoints: '0.5',
  payer: participant('dealer'),
  payee: participant('bank-alpha'),
  instrument: instrument('EUR-CBDC'),
  from: account('dealer-cbdc'),
  to: account('alpha-cbdc'),
  amount: 25n,
};

/** What a run of a cycle, a claim that is repaid and penalties leave behind. */
export function netSettlementBehaviour(open: () => Ledger): void {
  describe('net settlement', () => {
    let ledger: Ledger;
    let history: History;
    beforeEach(async () => {
      ledger = open();
      history = sandbox();
      history.row(
        ...['ins-1', 'ins-2', 'ins-3'].map((id) => [received(id)]),
        TRADES.map((trade) => ({ type: 'matched', trade }) as const),
      );
    });

    const shown = async (id: string) =>
      (await ledger.entries(id, { limit: 50 })).items
        .filter(({ cause }) => cause !== null)
        .map(({ kind, amount, posted, cause }) => `${kind} ${amount} ${posted} ${cause}`);

    it('of a run settles every instruction in it, at one position', async () => {
      const { hash } = history.row([RUN]);
      await ledger.apply(history.batches);
      const { position, at } = history;
      for (const id of ['ins-1', 'ins-2', 'ins-3']) {
        const view = await ledger.instruction(id);
        expect(view).to.include({ status: 'settled', reason: null });
        const time = new Date(at).toISOString();
        expect(view?.finality).to.deep.equal({ level: 'final', position, time, hash });
      }
    });

    it('of a run is entries of what was posted, each with its cause', async () => {
      history.row([RUN]);
      await ledger.apply(history.batches);
      expect(await shown('alpha-bond')).to.deep.equal([
        'settlement 0.000000000000000007 0.000000000000000007 trd-2',
      ]);
      expect(await shown('alpha-cbdc')).to.deep.equal([
        'settlement -60.00 950.00 eur/3',
        'settlement 10.00 950.00 eur/3',
      ]);
      expect(await shown('dealer-cbdc')).to.deep.equal(['settlement 60.00 60.00 eur/3']);
    });

    it('of claims and penalties is transfers with these as their cause', async () => {
      history.row([RUN], [{ type: 'claim_repaid', claim: CLAIM, amount: 4_00n }]);
      history.row([
        { type: 'penalties_computed', date: PENALTY.date, penalties: [PENALTY], omitted: [] },
      ]);
      history.row([{ type: 'penalties_posted', penalties: [PENALTY] }]);
      await ledger.apply(history.batches);
      expect((await shown('alpha-cbdc')).slice(2)).to.deep.equal([
        'transfer -4.00 946.00 eur/3/1',
        'transfer 0.25 946.25 pen-2026-11-24-1',
      ]);
      expect((await shown('dealer-cbdc')).at(-1)).to.equal('transfer -0.25 59.75 pen-2026-11-24-1');
    });

    it('of claims and penalties is listed, with what is left of them', async () => {
      history.row([RUN], [{ type: 'claim_repaid', claim: CLAIM, amount: 4_00n }]);
      history.row([
        { type: 'penalties_computed', date: PENALTY.date, penalties: [PENALTY], omitted: [] },
      ]);
      await ledger.apply(history.batches);
      const page = { limit: 50 };
      const { items: claims } = await ledger.claims({ debtor: CLAIM.debtor }, page);
      expect(claims).to.have.length(1);
      expect(claims[0]).to.include({ id: 'eur/3/1', run: 'eur/3', cause: 'default_fund' });
      expect(Number(claims[0]?.amount) - Number(claims[0]?.outstanding)).to.equal(4);
      expect((await ledger.claims({ debtor: 'nobody' }, page)).items).to.deep.equal([]);
      const { items: penalties, next } = await ledger.penalties({ payer: 'dealer' }, page);
      expect(next).to.equal(null);
      expect(penalties).to.have.length(1);
      expect(penalties[0]).to.include({ id: PENALTY.id, amount: '0.25', postedPosition: null });
      expect(penalties[0]).not.to.have.property('fromAccount');
      history.row([{ type: 'penalties_posted', penalties: [PENALTY] }]);
      await ledger.apply(history.batches.slice(-1));
      const [paid] = (await ledger.penalties({}, page)).items;
      expect(paid?.postedPosition).to.equal(history.position);
      expect((await ledger.penalties({}, { ...page, after: PENALTY.id })).items).to.deep.equal([]);
    });
  });
}
