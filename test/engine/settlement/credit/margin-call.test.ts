import { expect } from 'chai';
import { checkInvariants } from '../../../../engine/book.ts';
import {
  alphaHas,
  creditBook,
  draw,
  eligible,
  line,
  lineOf,
  pledge,
  pledgeIds,
  prices,
  releasePledge,
  repay,
} from '../../support/credit.ts';
import { payment } from '../../support/instructions.ts';
import type { TestBook } from '../../support/test-book.ts';

describe('a margin call', () => {
  let book: TestBook;
  beforeEach(() => {
    book = creditBook();
    alphaHas(book, { cash: 0n, bonds: 200_00n });
    // 100.00 bonds lend 88.20.
    book.run(draw(88_20n));
    expect(lineOf(book).pledged.get('BOND' as never)).to.equal(100_00n);
  });
  afterEach(() => {
    expect(checkInvariants(book.state)).to.deep.equal([]);
  });

  /** 100.00 bonds lend 81.00: 7.20 are not covered. */
  function fall(): void {
    book.run(prices(book, { BOND: '0.90' }));
  }

  function events(): readonly string[] {
    return (book.decisions.at(-1)?.events ?? []).map(({ type }) => type);
  }

  it('is recorded with the valuation that makes it', () => {
    fall();
    expect(events()).to.deep.equal(['prices_set', 'margin_called']);
    expect(book.decisions.at(-1)?.events[1]).to.deep.equal({
      type: 'margin_called',
      line: 'alpha-cbdc',
      amount: 7_20n,
    });
    expect(lineOf(book)).to.include({ drawn: 88_20n, called: 7_20n });
  });

  it('comes of a larger haircut too', () => {
    book.run(eligible('BOND', 2_000));
    expect(lineOf(book).called).to.equal(88_20n - 78_40n);
  });

  it('comes of collateral that is no longer eligible', () => {
    book.run(eligible('BOND', null));
    expect(lineOf(book).called).to.equal(88_20n);
  });

  it('does not come of a valuation that leaves enough', () => {
    book.run(prices(book, { BOND: '0.981' }));
    expect(events()).to.deep.equal(['prices_set']);
  });

  it('lets nothing new be drawn, however much is in stock', () => {
    fall();
    expect(book.refusal(draw(1n))).to.include({ code: 'credit_refused' });
    const paying = book.submit(payment('88.21'));
    expect(paying.status).to.equal('pending');
    expect(book.instruction(paying.id).reason?.detail).to.contain('margin call of 7.20 EUR-CBDC');
  });

  it('grows and shrinks with the next valuations', () => {
    fall();
    book.run(prices(book, { BOND: '0.80' }));
    expect(lineOf(book).called).to.equal(88_20n - 72_00n);
    book.run(prices(book, { BOND: '0.95' }));
    expect(lineOf(book).called).to.equal(88_20n - 85_50n);
  });

  const COVERS: readonly (readonly [what: string, cover: (book: TestBook) => void])[] = [
    // 8.89 bonds at 0.81 lend 7.20.
    ['more collateral', (book) => book.run(pledge('alpha-bond', 8_89n))],
    ['repaying what is not covered', (book) => book.run(repay(7_20n))],
    ['a better price', (book) => book.run(prices(book, { BOND: '0.98' }))],
    ['an unsecured part', (book) => book.run(line('alpha', { unsecured: 7_20n }))],
  ];
  for (const [what, cover] of COVERS) {
    it(`is covered by ${what}, and what waits goes on`, () => {
      fall();
      const paying = book.submit(payment('90.00'));
      expect(paying.status).to.equal('pending');
      cover(book);
      expect(events()).to.include('margin_call_covered');
      expect(lineOf(book).called).to.equal(0n);
      expect(book.status(paying)).to.equal('settled');
    });
  }

  it('is not covered by a cent less', () => {
    fall();
    book.run(pledge('alpha-bond', 8_88n));
    expect(lineOf(book).called).to.equal(1n);
    book.run(repay(1n));
    expect(lineOf(book).called).to.equal(0n);
  });

  it('keeps every pledge until it is covered', () => {
    fall();
    const [first = ''] = pledgeIds(book);
    expect(book.refusal(releasePledge(first))).to.include({ code: 'collateral_needed' });
  });
});
