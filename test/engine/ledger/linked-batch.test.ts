import { expect } from 'chai';
import { checkInvariants } from '../../../engine/book.ts';
import { OPERATIONS_MAX } from '../../../engine/ledger/decide-posting.ts';
import { hold, issue, post, setLimits, transfer } from '../support/commands.ts';
import { sandboxBook } from '../support/sandbox.ts';
import type { TestBook } from '../support/test-book.ts';

describe('linked batches', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  it('are judged by their net effect: a circle of payments needs no money', () => {
    book.run(
      post(
        transfer('alpha-cbdc', 'beta-cbdc', 9_000_00n),
        transfer('beta-cbdc', 'dealer-cbdc', 9_000_00n),
        transfer('dealer-cbdc', 'alpha-cbdc', 9_000_00n),
      ),
    );
    expect(book.posted('alpha-cbdc')).to.equal(1_000_00n);
    expect(checkInvariants(book.state)).to.deep.equal([]);
  });

  it('pass a ceiling on the way if they end below it', () => {
    book.run(setLimits('beta-cbdc', { ceiling: 1_000_00n }));
    const through = [
      transfer('alpha-cbdc', 'beta-cbdc', 700_00n),
      transfer('beta-cbdc', 'dealer-cbdc', 700_00n),
    ];
    book.run(post(...through));
    expect(book.posted('dealer-cbdc')).to.equal(1_700_00n);
  });

  it('post all of their operations or none', () => {
    const before = book.posted('alpha-cbdc');
    const refusal = book.refusal(
      post(
        transfer('alpha-cbdc', 'beta-cbdc', 1_00n),
        hold('h1', 'alpha-cbdc', 'beta-cbdc', 1_00n),
        transfer('alpha-bond', 'beta-bond', 1_00n),
      ),
    );
    expect(refusal).to.include({ code: 'insufficient_funds', field: 'operations[2].from' });
    expect(book.posted('alpha-cbdc')).to.equal(before);
    expect(book.available('alpha-cbdc')).to.equal(before);
    expect(book.state.ledger.holds.size).to.equal(0);
  });

  it('name the first operation that took from the account that is short', () => {
    const refusal = book.refusal(
      post(
        transfer('dealer-cbdc', 'beta-cbdc', 1_00n),
        transfer('alpha-cbdc', 'beta-cbdc', 600_00n),
        transfer('alpha-cbdc', 'beta-cbdc', 600_00n),
      ),
    );
    expect(refusal.field).to.equal('operations[1].from');
    expect(refusal.detail).to.contain('alpha-cbdc');
  });

  it('may mix instruments', () => {
    book.run(
      post(
        transfer('dealer-bond', 'alpha-bond', 100_00n),
        transfer('alpha-cbdc', 'dealer-cbdc', 98_00n),
      ),
    );
    expect(book.posted('alpha-bond')).to.equal(100_00n);
    expect(checkInvariants(book.state)).to.deep.equal([]);
  });

  it('never touch an issuance account', () => {
    for (const operation of [
      transfer('EUR-CBDC-issuance', 'alpha-cbdc', 1n),
      transfer('alpha-cbdc', 'EUR-CBDC-issuance', 1n),
      hold('h1', 'EUR-CBDC-issuance', 'alpha-cbdc', 1n),
      hold('h1', 'alpha-cbdc', 'EUR-CBDC-issuance', 1n),
    ]) {
      expect(book.refusal(post(operation)).code).to.equal('account_restricted');
    }
  });

  it(`have 1 to ${OPERATIONS_MAX} operations`, () => {
    const many = Array.from({ length: OPERATIONS_MAX }, () =>
      transfer('alpha-cbdc', 'beta-cbdc', 1n),
    );
    expect(book.refusal(post())).to.include({ code: 'operations_invalid', field: 'operations' });
    expect(book.refusal(post(...many, ...many)).code).to.equal('operations_invalid');
    book.run(post(...many));
    expect(book.posted('alpha-cbdc')).to.equal(1_000_00n - BigInt(OPERATIONS_MAX));
  });

  it('take one position in the journal each', () => {
    const { first, last } = book.run(
      post(transfer('alpha-cbdc', 'beta-cbdc', 1n), transfer('alpha-cbdc', 'dealer-cbdc', 1n)),
    );
    expect(last).to.equal(first);
    expect(book.run(issue('EUR-CBDC', 'alpha-cbdc', 1n)).first).to.equal(last + 1);
  });
});
