import { expect } from 'chai';
import { checkInvariants } from '../../../../engine/book.ts';
import { freeze, issue, post, setLimits, transfer } from '../../support/commands.ts';
import {
  alphaHas,
  closeDay,
  creditBook,
  draw,
  eligible,
  line,
  lineOf,
  openDay,
  pledge,
  pledges,
  prices,
} from '../../support/credit.ts';
import { dvp, leg, payment } from '../../support/instructions.ts';
import { DAY, type TestBook } from '../../support/test-book.ts';

describe('auto-collateralisation', () => {
  let book: TestBook;
  beforeEach(() => {
    book = creditBook();
  });
  afterEach(() => {
    expect(checkInvariants(book.state)).to.deep.equal([]);
  });

  /** Alpha buys 100.00 bonds for 98.00. */
  function buy(cash = '98.00') {
    book.submit(dvp('dealer', { cash }));
    return book.submit(dvp('bank-alpha', { cash }));
  }

  it('on flow: the securities being bought secure the cash that buys them', () => {
    alphaHas(book, { cash: 50_00n });
    const bought = buy();
    expect(bought.status).to.equal('settled');
    // 48.00 are short. A bond lends 0.98 less 10 % = 0.882: 54.42 bonds lend 47.99, 54.43 lend 48.00.
    expect(pledges(book)).to.deep.equal(['alpha-bond 5443']);
    expect(lineOf(book)).to.include({ drawn: 48_00n, called: 0n });
    expect(book.account('alpha-bond')).to.include({ posted: 100_00n, held: 54_43n });
    expect(book.posted('alpha-cbdc')).to.equal(0n);
    expect(book.posted('lender-cbdc')).to.equal(-48_00n);
    expect(book.posted('dealer-cbdc')).to.equal(1_098_00n);
  });

  it('settlement, pledge and credit are one event', () => {
    alphaHas(book, { cash: 50_00n });
    buy();
    const last = book.decisions.at(-1)?.events.at(-1);
    if (last?.type !== 'settled') throw new Error('it ends with the settlement');
    expect(
      last.drawings?.map(({ line, lender, amount }) => ({ line, lender, amount })),
    ).to.deep.equal([{ line: 'alpha-cbdc', lender: 'lender-cbdc', amount: 48_00n }]);
    expect(last.drawings?.[0]?.pledges.map(({ quantity }) => quantity)).to.deep.equal([54_43n]);
  });

  it('goes as the worked example of docs/credit.md does', () => {
    alphaHas(book, { cash: 50_00n });
    buy();
    expect(book.available('alpha-bond')).to.equal(45_57n);
    book.run(prices(book, { BOND: '0.90' }));
    expect(lineOf(book).called).to.equal(3_92n);
    book.run(pledge('alpha-bond', 4_82n));
    expect(lineOf(book).called).to.equal(1n);
    book.run(pledge('alpha-bond', 1n));
    expect(lineOf(book).called).to.equal(0n);
    book.run(post(transfer('beta-cbdc', 'alpha-cbdc', 60_00n)));
    book.run(closeDay());
    expect(book.available('alpha-cbdc')).to.equal(12_00n);
    expect(book.available('alpha-bond')).to.equal(100_00n);
    expect(book.posted('lender-cbdc')).to.equal(0n);
  });

  it('draws nothing when there is enough cash', () => {
    expect(buy().status).to.equal('settled');
    expect(lineOf(book).drawn).to.equal(0n);
    expect(pledges(book)).to.deep.equal([]);
  });

  it('on stock: what the flow does not cover, of the lowest haircut first', () => {
    alphaHas(book, { cash: 0n, bonds: 50_00n, bills: 5_00n });
    expect(buy().status).to.equal('settled');
    // 98.00 are short. The 100.00 bought lend 88.20; 5.00 bills at 0.96 lend 4.80; 5.00 more come of the bonds in
    // stock. (100.00 + q) bonds lend 93.20 from 105.67 on: 105.66 lend 93.19.
    expect(pledges(book)).to.deep.equal(['alpha-bond 10567', 'alpha-bill 500']);
    expect(lineOf(book).drawn).to.equal(98_00n);
  });

  it('takes of the cheapest no more than is needed', () => {
    alphaHas(book, { cash: 0n, bonds: 500_00n, bills: 500_00n });
    book.submit(payment('96.00'));
    expect(pledges(book), 'bills alone: 100.00 at 0.96').to.deep.equal(['alpha-bill 10000']);
  });

  it('serves a payment as well', () => {
    alphaHas(book, { cash: 1_00n, bills: 100_00n });
    expect(book.submit(payment('49.00')).status).to.equal('settled');
    expect(pledges(book)).to.deep.equal(['alpha-bill 5000']);
  });

  it('uses the unsecured part before any collateral', () => {
    book.run(line('alpha', { unsecured: 40_00n }));
    alphaHas(book, { cash: 0n, bills: 100_00n });
    book.submit(payment('30.00'));
    expect(pledges(book)).to.deep.equal([]);
    book.submit(payment('19.60'));
    // 49.60 drawn, 40.00 of it unsecured: 10.00 bills lend 9.60.
    expect(pledges(book)).to.deep.equal(['alpha-bill 1000']);
  });

  it('uses what earlier pledges have to spare', () => {
    alphaHas(book, { cash: 0n, bills: 100_00n });
    book.run(draw(0n + 48_00n));
    expect(pledges(book)).to.deep.equal(['alpha-bill 5000']);
    book.run(prices(book, { BILL: '2' }));
    book.submit(payment('148.00'));
    // 196.00 − 48.00 in hand... 48.00 paid with cash, 100.00 more drawn: 148.00 at 1.92 a bill needs 77.09.
    expect(lineOf(book).drawn).to.equal(148_00n);
    expect(pledges(book)).to.deep.equal(['alpha-bill 5000', 'alpha-bill 2709']);
  });

  describe('is refused, and the trade waits for the account with a reason,', () => {
    const CASES: readonly (readonly [
      why: string,
      words: string,
      prepare: (book: TestBook) => void,
    ])[] = [
      [
        'when it would pass the cap',
        'cap by 10.00 EUR-CBDC',
        (book) => book.run(line('alpha', { cap: 88_00n })),
      ],
      ['when collateral is missing', 'lacks collateral of 9.80 EUR-CBDC', () => undefined],
      ['when prices are stale', 'lacks collateral of 98.00 EUR-CBDC', (book) => book.pass(2 * DAY)],
      [
        'when the security is not eligible',
        'lacks collateral',
        (book) => book.run(eligible('BOND', null)),
      ],
      [
        'when a haircut takes all',
        'lacks collateral',
        (book) => book.run(eligible('BOND', 10_000)),
      ],
      [
        'when the price is in another currency',
        'lacks collateral',
        (book) => {
          const command = prices(book, { BOND: '0.98' });
          if (command.type !== 'set_prices') throw new Error('no prices');
          const [price] = command.prices;
          if (price === undefined) throw new Error('no price');
          book.run({ ...command, prices: [{ ...price, currency: 'USD' }] });
        },
      ],
      ['when the day is closed', 'ended with 2026-11-23', (book) => book.run(closeDay())],
      [
        'when the lender has no more',
        'gets no credit: account lender-cbdc is short',
        (book) => {
          alphaHas(book, { cash: 0n, bills: 500_00n });
          book.run(setLimits('lender-cbdc', { floor: -97_99n }));
        },
      ],
    ];
    for (const [why, words, prepare] of CASES) {
      it(why, () => {
        alphaHas(book, { cash: 0n });
        prepare(book);
        const bought = buy();
        expect(bought.status).to.equal('pending');
        expect(book.reason(bought)).to.equal('insufficient_funds');
        expect(book.instruction(bought.id).reason?.detail).to.contain(words);
        const [theirs] = book.instructions.slice(-2);
        expect(theirs?.reason?.detail, 'the other side learns no more').to.equal(
          'waits for an account of bank-alpha',
        );
        expect(lineOf(book).drawn).to.equal(0n);
      });
    }
  });

  describe('is tried again', () => {
    const RELEASES: readonly (readonly [what: string, release: (book: TestBook) => void])[] = [
      ['when securities come into stock', (book) => book.run(issue('BILL', 'alpha-bill', 100_00n))],
      ['when the price rises', (book) => book.run(prices(book, { BOND: '1.20' }))],
      ['when the haircut falls', (book) => book.run(eligible('BOND', 0))],
      ['when the line gets better', (book) => book.run(line('alpha', { unsecured: 50_00n }))],
      ['when cash comes', (book) => book.run(post(transfer('beta-cbdc', 'alpha-cbdc', 9_80n)))],
    ];
    for (const [what, release] of RELEASES) {
      it(what, () => {
        alphaHas(book, { cash: 0n });
        const bought = buy();
        expect(bought.status).to.equal('pending');
        release(book);
        expect(book.status(bought)).to.equal('settled');
      });
    }

    it('when the lender has money again', () => {
      alphaHas(book, { cash: 0n, bills: 500_00n });
      book.run(setLimits('lender-cbdc', { floor: 0n }));
      const bought = buy();
      expect(bought.status).to.equal('pending');
      book.run(post(transfer('beta-cbdc', 'lender-cbdc', 98_00n)));
      expect(book.status(bought)).to.equal('settled');
    });

    it('when the next day opens', () => {
      alphaHas(book, { cash: 0n, bills: 500_00n });
      book.run(closeDay());
      const bought = buy();
      expect(bought.status).to.equal('pending');
      book.pass(DAY);
      book.run(openDay('2026-11-24'));
      expect(book.status(bought)).to.equal('settled');
    });
  });

  it('waits for the account that has no line when another of the trade could borrow', () => {
    alphaHas(book, { cash: 0n, bills: 500_00n });
    const legs = [
      leg('EUR-CBDC', '10.00', 'bank-alpha', 'dealer'),
      leg('BOND', '2000.00', 'dealer', 'bank-alpha'),
    ];
    book.submit({ kind: 'dvp', party: 'dealer', legs });
    const bought = book.submit({ kind: 'dvp', party: 'bank-alpha', legs });
    expect(
      book.state.settlement.blockedOn.get(book.instruction(bought.id).trade as never),
    ).to.equal('dealer-bond');
    book.run(issue('BOND', 'dealer-bond', 1_000_00n));
    expect(book.status(bought)).to.equal('settled');
    expect(lineOf(book).drawn).to.equal(10_00n);
  });

  it('passes over securities on a frozen account', () => {
    alphaHas(book, { cash: 0n, bonds: 500_00n, bills: 500_00n });
    book.run(freeze('alpha-bill', 'debits'));
    book.submit(payment('88.20'));
    expect(pledges(book)).to.deep.equal(['alpha-bond 10000']);
  });

  it('covers trades that settle together, in their one event', () => {
    alphaHas(book, { cash: 10_00n });
    book.submit(dvp('dealer', { bonds: '60.00', cash: '50.00' }));
    book.submit(dvp('dealer', { bonds: '40.00', cash: '38.00' }));
    const first = { ...dvp('bank-alpha', { bonds: '60.00', cash: '50.00' }), reference: 'first' };
    const one = book.submit({ ...first, onHold: true });
    const links = [{ type: 'with', reference: 'first' }] as const;
    const other = book.submit({ ...dvp('bank-alpha', { bonds: '40.00', cash: '38.00' }), links });
    expect(other.status).to.equal('pending');
    book.run({ type: 'release_instruction', instruction: one.id, party: 'bank-alpha' });
    const last = book.decisions.at(-1)?.events.at(-1);
    if (last?.type !== 'settled_together') throw new Error('they settle together');
    expect(last.drawings?.map(({ amount }) => amount)).to.deep.equal([78_00n]);
    expect(book.status(one) + book.status(other)).to.equal('settledsettled');
    // 78.00 need 88.44 bonds of the 100.00 that come: 88.43 lend 77.99.
    expect(pledges(book)).to.deep.equal(['alpha-bond 8844']);
    expect(lineOf(book).drawn).to.equal(78_00n);
  });

  it('lets two borrowers buy from each other on one lender', () => {
    book.run(line('beta'));
    alphaHas(book, { cash: 0n, bills: 100_00n });
    book.run(issue('BILL', 'beta-bill', 3_000_00n));
    book.run(post(transfer('beta-cbdc', 'dealer-cbdc', book.available('beta-cbdc'))));
    const legs = [
      leg('EUR-CBDC', '40.00', 'bank-alpha', 'dealer'),
      leg('EUR-CBDC', '60.00', 'bank-beta', 'dealer'),
    ];
    for (const party of ['bank-alpha', 'dealer', 'bank-beta'])
      book.submit({ kind: 'batch', party, legs });
    expect(lineOf(book).drawn).to.equal(40_00n);
    expect(lineOf(book, 'beta').drawn).to.equal(60_00n);
    expect(book.posted('lender-cbdc')).to.equal(-100_00n);
  });
});
