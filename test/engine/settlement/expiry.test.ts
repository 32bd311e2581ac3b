import { expect } from 'chai';
import { checkInvariants } from '../../../engine/book.ts';
import { issue } from '../support/commands.ts';
import { circle, dvp, payment } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import { DAY, MONDAY_NOON, SECOND, type TestBook } from '../support/test-book.ts';

describe('instructions that have waited too long', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  afterEach(() => expect(checkInvariants(book.state)).to.deep.equal([]));

  it('expire unmatched at exactly their time', () => {
    const outcome = book.submit({ ...dvp('dealer'), expiresAt: book.now + SECOND });
    book.pass(SECOND - 1);
    expect(book.status(outcome)).to.equal('unmatched');
    book.pass(1);
    expect(book.status(outcome)).to.equal('expired');
    expect(book.reason(outcome)).to.equal('expired');
    expect(book.submit(dvp('bank-alpha')).status, 'and match no more').to.equal('unmatched');
  });

  it('expire matched with every other side of their trade', () => {
    const expiresAt = book.now + SECOND;
    const settlementDate = '2026-12-01';
    const sides = [
      book.submit(circle('bank-alpha', { settlementDate })),
      book.submit(circle('bank-beta', { settlementDate, expiresAt })),
      book.submit(circle('dealer', { settlementDate })),
    ];
    book.pass(SECOND);
    expect(sides.map((side) => book.status(side))).to.deep.equal(Array(3).fill('expired'));
    expect(book.state.settlement.openTrades.size).to.equal(0);
    book.pass(30 * DAY);
    expect(book.posted('alpha-cbdc')).to.equal(1_000_00n);
  });

  it('have expired before the command that comes at that moment is decided', () => {
    const outcome = book.submit(payment('5000.00', { expiresAt: book.now + SECOND }));
    book.now += SECOND;
    const { decisions } = book.execute(issue('EUR-CBDC', 'alpha-cbdc', 9_000_00n));
    expect(book.status(outcome)).to.equal('expired');
    expect(book.posted('alpha-cbdc')).to.equal(10_000_00n);
    expect(decisions).to.have.lengthOf(2);
  });

  it('expire by a command that only asks again under an old key', () => {
    const command = { ...issue('EUR-CBDC', 'alpha-cbdc', 1n), key: 'k' };
    book.run(command);
    const outcome = book.submit({ ...dvp('dealer'), expiresAt: book.now + SECOND });
    book.now += SECOND;
    const { decisions, replayed } = book.execute(command);
    expect(replayed).to.equal(true);
    expect(decisions).to.have.lengthOf(1);
    expect(book.status(outcome)).to.equal('expired');
  });

  it('do not expire once they have settled', () => {
    const outcome = book.submit(payment('1.00', { expiresAt: book.now + SECOND }));
    book.pass(SECOND);
    expect(book.status(outcome)).to.equal('settled');
  });

  it('without a time of their own have twenty days from their settlement date on', () => {
    const today = book.submit(dvp('dealer'));
    const later = book.submit({ ...dvp('dealer'), settlementDate: '2027-03-01' });
    const past = book.submit({ ...dvp('dealer'), settlementDate: '2026-01-01' });
    const expiry = (outcome: typeof today) => book.instruction(outcome.id).expiresAt;
    expect(expiry(today)).to.equal(MONDAY_NOON + 20 * DAY);
    expect(expiry(past)).to.equal(MONDAY_NOON + 20 * DAY);
    expect(expiry(later)).to.equal(Date.UTC(2027, 2, 1) + 20 * DAY);
  });

  it('settle on their date, though late, when time has jumped past their end', () => {
    const settlementDate = '2026-11-24';
    const outcome = book.submit(payment('1.00', { settlementDate }));
    book.pass(100 * DAY);
    expect(book.status(outcome)).to.equal('settled');
  });

  it('end before their settlement date when they say so', () => {
    const terms = { settlementDate: '2026-11-24', expiresAt: book.now + SECOND };
    const outcome = book.submit(payment('1.00', terms));
    book.pass(DAY);
    expect(book.status(outcome)).to.equal('expired');
  });

  it('cannot have ended when they come, nor end at no time at all', () => {
    for (const expiresAt of [book.now, book.now - 1, 0, -1, Number.NaN, Infinity, book.now + 0.5]) {
      const refusal = book.rejection({ ...dvp('dealer'), expiresAt });
      expect(refusal, `${expiresAt}`).to.include({ code: 'field_invalid', field: 'expiresAt' });
    }
  });
});
