import { expect } from 'chai';
import type { Event } from '../../../../engine/book/event.ts';
import { checkInvariants } from '../../../../engine/book.ts';
import { freeze, issue, post, setLimits, transfer } from '../../support/commands.ts';
import {
  alphaHas,
  closeDay,
  creditBook,
  draw,
  lineOf,
  openDay,
  pledge,
  pledgeIds,
  pledges,
} from '../../support/credit.ts';
import { payment } from '../../support/instructions.ts';
import { DAY, type TestBook } from '../../support/test-book.ts';

describe('the end of the credit day', () => {
  let book: TestBook;
  beforeEach(() => {
    book = creditBook();
    alphaHas(book, { cash: 0n, bonds: 200_00n, bills: 40_00n });
    // Three pledges: 38.40 on 40.00 bills; 44.10 on 50.00 bonds, drawn at once; 50.00 bonds more on request.
    book.run(draw(38_40n));
    book.run(draw(44_10n));
    book.run(pledge('alpha-bond', 50_00n));
    expect(pledges(book)).to.deep.equal(['alpha-bill 4000', 'alpha-bond 5000', 'alpha-bond 5000']);
  });
  afterEach(() => {
    expect(checkInvariants(book.state)).to.deep.equal([]);
  });

  function close(): Event & { type: 'credit_day_closed' } {
    book.run(closeDay());
    const closed = book.decisions.at(-1)?.events.find(({ type }) => type === 'credit_day_closed');
    if (closed?.type !== 'credit_day_closed') throw new Error('the day was not closed');
    return closed;
  }

  it('repays what was drawn and gives every pledge back, the latest first', () => {
    const [first, second, third] = pledgeIds(book);
    expect(close().unpaid).to.deep.equal([]);
    expect(book.decisions.at(-1)?.events.map(({ type }) => type)).to.deep.equal([
      'credit_repaid',
      'pledges_released',
      'credit_day_closed',
    ]);
    const released = book.decisions.at(-1)?.events[1];
    expect(released).to.deep.include({ pledges: [third, second, first] });
    expect(lineOf(book).drawn).to.equal(0n);
    expect(book.posted('lender-cbdc')).to.equal(0n);
    expect(book.available('alpha-bond')).to.equal(200_00n);
    expect(book.available('alpha-bill')).to.equal(40_00n);
  });

  it('repays from what there is, and says what stays and why', () => {
    book.run(post(transfer('alpha-cbdc', 'beta-cbdc', 50_00n)));
    const [first] = pledgeIds(book);
    // 32.50 of 82.50 are there. 50.00 stay: 38.40 + 44.10 of the first two cover it, the third goes back; without
    // the second the bills alone would not.
    expect(close().unpaid).to.deep.equal([
      {
        line: 'alpha-cbdc',
        amount: 50_00n,
        code: 'insufficient_funds',
        detail: 'account alpha-cbdc has no more',
      },
    ]);
    expect(lineOf(book)).to.include({ drawn: 50_00n, called: 0n });
    expect(pledges(book)).to.deep.equal(['alpha-bill 4000', 'alpha-bond 5000']);
    expect(pledgeIds(book)[0]).to.equal(first);
  });

  it('passes over a pledge that is needed to one that is not', () => {
    book.run(post(transfer('alpha-cbdc', 'beta-cbdc', 38_00n)));
    // 38.00 stay. The third goes (82.50 left), the second goes (38.40 left), the bills stay.
    close();
    expect(pledges(book)).to.deep.equal(['alpha-bill 4000']);
  });

  const BLOCKED: readonly (readonly [
    why: string,
    code: string,
    prepare: (book: TestBook) => void,
  ])[] = [
    ['its account is frozen', 'account_frozen', (book) => book.run(freeze('alpha-cbdc', 'debits'))],
    [
      'there is nothing on it',
      'insufficient_funds',
      (book) => book.run(post(transfer('alpha-cbdc', 'beta-cbdc', 82_50n))),
    ],
    [
      'the account of the lender is full',
      'ceiling_exceeded',
      (book) =>
        book.run(setLimits('lender-cbdc', { ceiling: 0n, floor: -82_50n })) &&
        book.run(post(transfer('beta-cbdc', 'lender-cbdc', 82_50n))),
    ],
    [
      'one debit may not be so large',
      'transfer_limit_exceeded',
      (book) => book.run(setLimits('alpha-cbdc', { transferLimit: 82_49n })),
    ],
  ];
  for (const [why, code, prepare] of BLOCKED) {
    it(`keeps the credit when ${why}`, () => {
      prepare(book);
      const { unpaid } = close();
      expect(unpaid.map((each) => [each.line, each.amount, each.code])).to.deep.equal([
        ['alpha-cbdc', 82_50n, code],
      ]);
      expect(lineOf(book).drawn).to.equal(82_50n);
    });
  }

  it('never repays out of an overdraft', () => {
    book.run(setLimits('alpha-cbdc', { floor: -100_00n }));
    book.run(post(transfer('alpha-cbdc', 'beta-cbdc', 82_50n)));
    expect(close().unpaid).to.have.length(1);
    expect(book.posted('alpha-cbdc')).to.equal(0n);
  });

  it('may be asked for again, and collects what has come since', () => {
    book.run(post(transfer('alpha-cbdc', 'beta-cbdc', 50_00n)));
    expect(close().unpaid).to.have.length(1);
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 60_00n));
    expect(close().unpaid).to.deep.equal([]);
    expect(pledges(book)).to.deep.equal([]);
    expect(book.posted('alpha-cbdc')).to.equal(10_00n);
  });

  it('lends nothing from then on, to what waits neither, until a later day opens', () => {
    const paying = book.submit(payment('900.00'));
    close();
    expect(book.refusal(draw(1n))).to.include({ code: 'credit_refused' });
    expect(book.status(paying)).to.equal('pending');
    expect(book.refusal(openDay('2026-11-23')).code).to.equal('date_invalid');
    expect(book.refusal(openDay('2026-11-24')).code, 'not yet').to.equal('date_invalid');
    book.pass(DAY);
    book.run(openDay('2026-11-24'));
    book.run(draw(1_00n));
    expect(book.refusal(openDay('2026-11-24')).code, 'it is open').to.equal('field_invalid');
  });

  it('is of today or of a day before', () => {
    expect(book.refusal(closeDay('2026-11-24')).code).to.equal('date_invalid');
    expect(book.refusal(closeDay('2026-02-30')).code).to.equal('date_invalid');
    close();
    expect(book.refusal(closeDay('2026-11-22')).code).to.equal('date_invalid');
  });
});
