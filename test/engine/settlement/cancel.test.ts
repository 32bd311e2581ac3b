import { expect } from 'chai';
import { cancel, issue } from '../support/commands.ts';
import { circle, dvp, payment } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import type { TestBook } from '../support/test-book.ts';

describe('cancelling', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  it('an unmatched instruction takes its party alone', () => {
    const outcome = book.submit(dvp('dealer'));
    const { instruction } = book.run(cancel(outcome.id, 'dealer'));
    expect(instruction).to.include({ id: outcome.id, status: 'cancelled' });
    expect(instruction?.reason?.code).to.equal('cancelled_by_party');
    expect(book.submit(dvp('bank-alpha')).status).to.equal('unmatched');
  });

  it('a matched trade takes both parties', () => {
    const dealers = book.submit(dvp('dealer', { cash: '5000.00' }));
    const alphas = book.submit(dvp('bank-alpha', { cash: '5000.00' }));
    const asked = book.run(cancel(dealers.id, 'dealer'));
    expect(asked.instruction?.status).to.equal('pending');
    expect(book.status(alphas)).to.equal('pending');
    book.run(cancel(alphas.id, 'bank-alpha'));
    for (const outcome of [dealers, alphas]) {
      expect(book.status(outcome)).to.equal('cancelled');
      expect(book.reason(outcome)).to.equal('cancelled_by_all');
    }
    expect(book.state.settlement.openTrades.size).to.equal(0);
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 5_000_00n));
    expect(book.posted('alpha-bond'), 'it does not come back').to.equal(0n);
  });

  it('a matched trade is not done by one party asking twice', () => {
    const dealers = book.submit(dvp('dealer', { cash: '5000.00' }));
    book.submit(dvp('bank-alpha', { cash: '5000.00' }));
    for (let times = 0; times < 2; times += 1) book.run(cancel(dealers.id, 'dealer'));
    expect(book.status(dealers)).to.equal('pending');
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 5_000_00n));
    expect(book.status(dealers), 'the trade still stands').to.equal('settled');
  });

  it('a batch takes every one of its parties', () => {
    const parties = ['bank-alpha', 'bank-beta', 'dealer'];
    const terms = { settlementDate: '2026-12-01' };
    const outcomes = parties.map((party) => book.submit(circle(party, terms)));
    for (const [index, outcome] of outcomes.entries()) {
      expect(book.status(outcome)).to.equal('pending');
      book.run(cancel(outcome.id, parties[index] ?? ''));
    }
    expect(outcomes.map((outcome) => book.status(outcome))).to.deep.equal(
      Array(3).fill('cancelled'),
    );
  });

  it('a waiting payment takes its debtor alone: nobody else relies on it', () => {
    const outcome = book.submit(payment('5000.00'));
    book.run(cancel(outcome.id, 'bank-alpha'));
    expect(book.status(outcome)).to.equal('cancelled');
    expect(book.reason(outcome)).to.equal('cancelled_by_party');
  });

  it('is for the party of the instruction, whichever way it is named', () => {
    const outcome = book.submit(dvp('dealer'));
    const others = book.refusal(cancel(outcome.id, 'bank-alpha'));
    expect(others).to.include({ code: 'party_not_involved', field: 'party' });
    const nobody = book.refusal(cancel(outcome.id, 'nobody'));
    expect(nobody).to.include({ code: 'participant_unknown', field: 'party' });
    book.run(cancel(outcome.id, 'DELTGB2L'));
    expect(book.status(outcome)).to.equal('cancelled');
  });

  it('ends with the instruction', () => {
    const settled = book.submit(payment('1.00'));
    const rejected = book.execute(book.submission(payment('0'))).receipt;
    const cancelled = book.submit(dvp('dealer'));
    book.run(cancel(cancelled.id, 'dealer'));
    const expired = book.submit({ ...dvp('dealer'), expiresAt: book.now + 1 });
    book.now += 1;
    const code = (id: string, party: string) => book.refusal(cancel(id, party)).code;
    expect(code(settled.id, 'bank-alpha')).to.equal('not_cancellable');
    expect(code(cancelled.id, 'dealer')).to.equal('not_cancellable');
    expect(code(expired.id, 'dealer'), 'at its very moment').to.equal('not_cancellable');
    expect(code(rejected.instruction?.id ?? '', 'bank-alpha')).to.equal('instruction_unknown');
    expect(code('ins-999', 'dealer')).to.equal('instruction_unknown');
  });
});
