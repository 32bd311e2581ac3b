import { expect } from 'chai';
import {
  admit,
  hold,
  issue,
  openAccount,
  post,
  postHold,
  redeem,
  revoke,
  transfer,
} from '../support/commands.ts';
import { sandboxBook } from '../support/sandbox.ts';
import type { TestBook } from '../support/test-book.ts';

// Central bank money is for admitted participants, deposit tokens for admitted customers: the same gate, other words.
const KINDS = [
  { instrument: 'EUR-CBDC', held: 'beta-cbdc', other: 'dealer-cbdc', issuer: 'centralbank' },
  { instrument: 'EUR-ALPHA', held: 'beta-eura', other: 'dealer-eura', issuer: 'bank-alpha' },
] as const;

for (const { instrument, held, other, issuer } of KINDS) {
  describe(`${instrument}, which asks for admission`, () => {
    let book: TestBook;
    beforeEach(() => {
      book = sandboxBook();
    });

    it('is not for those who are not admitted', () => {
      const refusal = book.refusal(openAccount('own', 'usd-issuer', instrument));
      expect(refusal).to.include({ code: 'not_admitted', field: 'owner' });
      expect(refusal.detail).to.contain('usd-issuer').and.contain(issuer);
      book.run(admit(instrument, 'usd-issuer'));
      book.run(openAccount('own', 'usd-issuer', instrument));
    });

    it('is always for its issuer', () => {
      book.run(openAccount('own', issuer, instrument));
      book.run(post(transfer(held, 'own', 1n)));
      book.run(issue(instrument, 'own', 1n));
    });

    it('cannot be received after a revocation, by transfer, issue or hold', () => {
      book.run(post(hold('before', held, other, 1n)));
      book.run(revoke(instrument, 'dealer'));
      for (const command of [
        post(transfer(held, other, 1n)),
        post(hold('after', held, other, 1n)),
        post(postHold('before')),
        issue(instrument, other, 1n),
      ]) {
        expect(book.refusal(command).code).to.equal('not_admitted');
      }
    });

    it('can be sent on and redeemed after a revocation: nobody is locked in', () => {
      book.run(revoke(instrument, 'bank-beta'));
      book.run(post(transfer(held, other, 1n)));
      book.run(redeem(instrument, held, 1n));
    });

    it('can be received again after another admission', () => {
      book.run(revoke(instrument, 'dealer'));
      book.run(admit(instrument, 'dealer'));
      book.run(post(transfer(held, other, 1n)));
    });
  });
}

describe('admissions', () => {
  it('are of a known participant to a known instrument, whichever way it is named', () => {
    const book = sandboxBook();
    expect(book.refusal(admit('GOLD', 'dealer'))).to.include({
      code: 'instrument_unknown',
      field: 'instrument',
    });
    expect(book.refusal(revoke('EUR-CBDC', 'nobody'))).to.include({
      code: 'participant_unknown',
      field: 'participant',
    });
    book.run(admit('EUR-CBDC', 'MERIUS33'));
    book.run(openAccount('own', 'usd-issuer', 'EUR-CBDC'));
  });

  it('may be given and taken twice', () => {
    const book = sandboxBook();
    for (const command of [admit, admit, revoke, revoke]) book.run(command('USDM', 'dealer'));
  });
});
