import { expect } from 'chai';
import { issue, openAccount, post, redeem, transfer } from '../support/commands.ts';
import { sandboxBook } from '../support/sandbox.ts';
import type { TestBook } from '../support/test-book.ts';

describe('a security', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
    book.run({
      type: 'register_instrument',
      id: 'SHARE',
      kind: 'security',
      name: 'Share',
      issuer: 'depository',
      issuanceAccount: 'share-issuance',
      isin: 'US0378331005',
      issueSize: 1_000n,
    });
    book.run(openAccount('dealer-share', 'dealer', 'SHARE'));
  });

  it('is issued up to the size of the issue and not a unit further', () => {
    book.run(issue('SHARE', 'dealer-share', 999n));
    const above = book.refusal(issue('SHARE', 'dealer-share', 2n));
    expect(above).to.include({ code: 'issue_exceeded', field: 'amount' });
    book.run(issue('SHARE', 'dealer-share', 1n));
    expect(book.refusal(issue('SHARE', 'dealer-share', 1n)).code).to.equal('issue_exceeded');
  });

  it('can be issued again for what was taken back', () => {
    book.run(issue('SHARE', 'dealer-share', 1_000n));
    book.run(redeem('SHARE', 'dealer-share', 10n));
    book.run(issue('SHARE', 'dealer-share', 10n));
  });

  it('counts in whole units unless it says otherwise, and has no limit unless it has one', () => {
    const [share] = [...book.state.instruments.instruments.values()].slice(-1);
    expect(share?.scale).to.equal(0);
    book.run(issue('BOND', 'dealer-bond', 2n ** 126n));
  });

  it('may be held by every participant', () => {
    book.run(openAccount('issuer-share', 'usd-issuer', 'SHARE'));
    book.run(issue('SHARE', 'dealer-share', 1n));
    book.run(post(transfer('dealer-share', 'issuer-share', 1n)));
  });
});
