import { expect } from 'chai';
import { checkInvariants } from '../../../engine/book.ts';
import { openAccount, post, transfer } from '../support/commands.ts';
import { circle, leg } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import type { Terms, TestBook } from '../support/test-book.ts';

const PARTIES = ['bank-alpha', 'bank-beta', 'dealer'] as const;

describe('a batch of many parties', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  it('settles when the last of its parties has instructed, in whatever order they come', () => {
    const orders = [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
    ];
    for (const order of orders) {
      const outcomes = order.map((index) => book.submit(circle(PARTIES[index] ?? '')));
      expect(outcomes.map((outcome) => outcome.status)).to.deep.equal([
        'unmatched',
        'unmatched',
        'settled',
      ]);
      expect(new Set(outcomes.map(({ id }) => book.instruction(id).trade))).to.have.lengthOf(1);
      expect(new Set(outcomes.map(({ id }) => book.instruction(id).settledAt))).to.have.lengthOf(1);
    }
    expect(checkInvariants(book.state)).to.deep.equal([]);
  });

  it('posts all of its legs in one event', () => {
    for (const party of PARTIES) book.submit(circle(party));
    const settled = book.decisions
      .flatMap(({ events }) => events)
      .filter(({ type }) => type === 'settled');
    expect(settled).to.have.lengthOf(1);
  });

  it('keeps waiting, whole, while one leg cannot post', () => {
    const legs = [
      leg('EUR-CBDC', '100.00', 'bank-alpha', 'bank-beta'),
      leg('BOND', '100.00', 'bank-beta', 'dealer'),
      leg('USDM', '100.00', 'dealer', 'bank-alpha'),
    ];
    const outcomes = PARTIES.map((party) => book.submit({ kind: 'batch', party, legs }));
    for (const outcome of outcomes) {
      expect(book.status(outcome)).to.equal('pending');
      expect(book.reason(outcome)).to.equal('insufficient_funds');
    }
    expect(book.posted('alpha-cbdc')).to.equal(1_000_00n);
    expect(book.posted('dealer-usdm')).to.equal(1_000_000_000n);
  });

  it('needs the consent of everybody in its legs, and of nobody else', () => {
    book.submit(circle('bank-alpha'));
    book.submit(circle('bank-beta'));
    const stranger = book.rejection({ ...circle('centralbank') });
    expect(stranger).to.include({ code: 'party_not_involved', field: 'party' });
    expect(book.submit(circle('dealer')).status).to.equal('settled');
  });

  it('of one party between its own accounts settles at once', () => {
    book.run(openAccount('alpha-2', 'bank-alpha', 'EUR-CBDC'));
    const own = {
      instrument: 'EUR-CBDC',
      amount: '1.00',
      from: { account: 'alpha-cbdc' },
      to: { account: 'alpha-2' },
    };
    const outcome = book.submit({ kind: 'batch', party: 'bank-alpha', legs: [own, own] });
    expect(outcome.status).to.equal('settled');
    expect(book.posted('alpha-2')).to.equal(2_00n);
  });

  it('cannot be settled in part by a trade reference that is made to look like a leg', () => {
    book.run(post(transfer('dealer-usdm', 'beta-usdm', 100_000_000n)));
    const payment = leg('EUR-CBDC', '98.00', 'bank-alpha', 'dealer');
    const dollars = leg('USDM', '100.00', 'bank-beta', 'bank-alpha');
    const deal: Omit<Terms, 'party'> = {
      kind: 'batch',
      settlementDate: '2026-11-23',
      tradeReference: 'DEAL-7',
      legs: [payment, dollars],
    };
    const honest = book.submit({ ...deal, party: 'bank-beta' });
    const attack = book.submit({
      ...deal,
      party: 'bank-alpha',
      tradeReference: 'DEAL-7|EUR-CBDC 9800 bank-alpha dealer',
      legs: [{ ...dollars, from: { account: 'beta-usdm' } }],
    });
    expect(attack.status, 'alpha leaves out what it has to pay').to.equal('unmatched');
    expect(book.status(honest)).to.equal('unmatched');
    expect(book.posted('beta-usdm')).to.equal(100_000_000n);
  });
});
