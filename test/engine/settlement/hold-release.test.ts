import { expect } from 'chai';
import { cancel, holdBack, issue, letGo } from '../support/commands.ts';
import { dvp, payment } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import { DAY, type TestBook } from '../support/test-book.ts';

describe('an instruction on hold', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  it('matches, and settles at its release', () => {
    const dealers = book.submit({ ...dvp('dealer'), onHold: true });
    const alphas = book.submit(dvp('bank-alpha'));
    expect(alphas.status).to.equal('pending');
    expect(alphas.reason?.code).to.equal('on_hold');
    const { instruction } = book.run(letGo(dealers.id, 'dealer'));
    expect(instruction).to.include({ id: dealers.id, status: 'settled' });
    expect(book.status(alphas)).to.equal('settled');
  });

  it('waits for everybody who holds it: neither takes back what the other asked for', () => {
    const outcome = book.submit(payment('5000.00'));
    book.run(holdBack(outcome.id, 'bank-alpha'));
    book.run(holdBack(outcome.id));
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 9_000_00n));
    expect(book.reason(outcome)).to.equal('on_hold');
    book.run(letGo(outcome.id, 'bank-alpha'));
    expect(book.status(outcome)).to.equal('pending');
    expect(book.refusal(letGo(outcome.id, 'bank-alpha')).code).to.equal('instruction_not_held');
    expect(book.run(letGo(outcome.id)).instruction?.status).to.equal('settled');
  });

  it('is held by a side of a trade for all of it', () => {
    const settlementDate = '2026-11-24';
    const dealers = book.submit({ ...dvp('dealer'), settlementDate });
    const alphas = book.submit({ ...dvp('bank-alpha'), settlementDate });
    book.run(holdBack(alphas.id, 'bank-alpha'));
    book.pass(DAY);
    expect([dealers, alphas].map((each) => book.status(each))).to.deep.equal([
      'pending',
      'pending',
    ]);
    expect(book.reason(dealers)).to.equal('on_hold');
    book.run(letGo(alphas.id, 'bank-alpha'));
    expect(book.status(dealers)).to.equal('settled');
  });

  it('is left in peace by what comes to its account', () => {
    const outcome = book.submit(payment('5000.00'));
    book.run(holdBack(outcome.id));
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 5_000_00n));
    expect(book.status(outcome)).to.equal('pending');
    const other = book.submit(payment('100.00'));
    expect(other.status, 'the money is not reserved for it').to.equal('settled');
  });

  it('says where it stands when it is held and released unmatched', () => {
    const outcome = book.submit(dvp('dealer'));
    const held = book.run(holdBack(outcome.id, 'dealer'));
    expect(held.instruction).to.include({ id: outcome.id, status: 'unmatched' });
    expect(book.run(letGo(outcome.id, 'dealer')).instruction?.status).to.equal('unmatched');
    expect(book.submit(dvp('bank-alpha')).status).to.equal('settled');
  });

  it('expires and is cancelled like any other', () => {
    const late = book.submit(payment('1.00', { onHold: true }));
    const unwanted = book.submit(payment('1.00', { onHold: true }));
    book.run(cancel(unwanted.id, 'bank-alpha'));
    book.pass(30 * DAY);
    expect([late, unwanted].map((each) => book.status(each))).to.deep.equal([
      'expired',
      'cancelled',
    ]);
  });

  it('cannot be held twice, nor released when it is not held', () => {
    const outcome = book.submit(dvp('dealer'));
    expect(book.refusal(letGo(outcome.id, 'dealer')).code).to.equal('instruction_not_held');
    expect(book.refusal(letGo(outcome.id)).code).to.equal('instruction_not_held');
    book.run(holdBack(outcome.id, 'dealer'));
    expect(book.refusal(holdBack(outcome.id, 'dealer')).code).to.equal('instruction_held');
  });

  it('is nobody else’s to hold or to release', () => {
    const outcome = book.submit({ ...dvp('dealer'), onHold: true });
    book.submit(dvp('bank-alpha'));
    for (const command of [holdBack, letGo]) {
      expect(book.refusal(command(outcome.id, 'bank-alpha')).code).to.equal('party_not_involved');
      expect(book.refusal(command(outcome.id, 'nobody')).code).to.equal('participant_unknown');
    }
  });

  it('has to be open, and to exist', () => {
    const outcome = book.submit(payment('1.00'));
    expect(outcome.status).to.equal('settled');
    for (const command of [holdBack, letGo]) {
      expect(book.refusal(command(outcome.id, 'bank-alpha')).code).to.equal('instruction_ended');
      expect(book.refusal(command('ins-9', 'bank-alpha')).code).to.equal('instruction_unknown');
    }
  });
});
