import { expect } from 'chai';
import { holdBack, issue, letGo, setRules } from '../support/commands.ts';
import { dvp } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import type { Terms, TestBook } from '../support/test-book.ts';

describe('an instruction that was matched elsewhere', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
    book.run(setRules({ alreadyMatchedBy: ['DELTGB2L'] }));
  });

  function matched(cash = '98.00', more: Partial<Terms> = {}): Terms {
    const end = (account: string) => ({ account });
    return {
      kind: 'dvp',
      party: 'dealer',
      alreadyMatched: true,
      legs: [
        { amount: '100.00', from: end('dealer-bond'), to: end('alpha-bond') },
        { amount: cash, from: end('alpha-cbdc'), to: end('dealer-cbdc') },
      ],
      ...more,
    };
  }

  it('settles alone, for all sides', () => {
    expect(book.submit(matched()).status).to.equal('settled');
    expect(book.posted('alpha-bond')).to.equal(100_00n);
    expect(book.posted('dealer-cbdc')).to.equal(1_098_00n);
  });

  it('waits for what is short, and goes on hold, like any other', () => {
    const outcome = book.submit(matched('5000.00'));
    expect(outcome.status).to.equal('pending');
    book.run(holdBack(outcome.id, 'dealer'));
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 9_000_00n));
    expect(book.run(letGo(outcome.id, 'dealer')).instruction?.status).to.equal('settled');
  });

  it('does not take the place of a side that waits', () => {
    const waiting = book.submit(dvp('bank-alpha'));
    book.submit(matched());
    expect(book.status(waiting)).to.equal('unmatched');
  });

  it('is for those alone who may send it', () => {
    const refusal = book.rejection(matched('98.00', { party: 'bank-alpha' }));
    expect(refusal).to.include({ code: 'not_permitted', field: 'alreadyMatched' });
    book.run(setRules({ alreadyMatchedBy: [] }));
    expect(book.rejection(matched()).code).to.equal('not_permitted');
  });

  it('names every account', () => {
    const [delivery, cash] = matched().legs as [Terms['legs'][0], Terms['legs'][0]];
    const open = { participant: 'bank-alpha' };
    book.run({ type: 'open_account', id: 'alpha-2', owner: 'bank-alpha', instrument: 'EUR-CBDC' });
    const legs = [delivery, { ...cash, instrument: 'EUR-CBDC', from: open }];
    expect(book.rejection(matched('98.00', { legs })).code).to.equal('account_ambiguous');
  });

  it('is of one of those in its legs', () => {
    book.run(setRules({ alreadyMatchedBy: ['bank-beta'] }));
    const refusal = book.rejection(matched('98.00', { party: 'bank-beta' }));
    expect(refusal.code).to.equal('party_not_involved');
  });
});
