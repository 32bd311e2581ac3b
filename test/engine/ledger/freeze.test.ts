import { expect } from 'chai';
import { FREEZE_SCOPES, type FreezeScope } from '../../../engine/ledger/account.ts';
import {
  freeze,
  hold,
  issue,
  post,
  postHold,
  redeem,
  transfer,
  voidHold,
} from '../support/commands.ts';
import { sandboxBook } from '../support/sandbox.ts';
import type { TestBook } from '../support/test-book.ts';

// Alpha's account is the frozen one: what may leave it, and what may reach it.
const MAY: Readonly<Record<FreezeScope, { readonly debit: boolean; readonly credit: boolean }>> = {
  none: { debit: true, credit: true },
  debits: { debit: false, credit: true },
  credits: { debit: true, credit: false },
  all: { debit: false, credit: false },
};

describe('freezes', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
    book.run(post(hold('out', 'alpha-cbdc', 'beta-cbdc', 10_00n)));
    book.run(post(hold('in', 'beta-cbdc', 'alpha-cbdc', 10_00n)));
  });

  for (const scope of FREEZE_SCOPES) {
    const { debit, credit } = MAY[scope];
    const debits = [
      post(transfer('alpha-cbdc', 'beta-cbdc', 1n)),
      post(transfer('alpha-cbdc', 'beta-cbdc', 1n, 'up to')),
      post(hold('new', 'alpha-cbdc', 'beta-cbdc', 1n)),
      post(postHold('out')),
      redeem('EUR-CBDC', 'alpha-cbdc', 1n),
    ];
    const credits = [
      post(transfer('beta-cbdc', 'alpha-cbdc', 1n)),
      post(hold('back', 'beta-cbdc', 'alpha-cbdc', 1n)),
      post(postHold('in')),
      issue('EUR-CBDC', 'alpha-cbdc', 1n),
    ];

    it(`${scope}: debits ${debit ? 'pass' : 'stop'}, credits ${credit ? 'pass' : 'stop'}`, () => {
      book.run(freeze('alpha-cbdc', scope));
      for (const [commands, may] of [
        [debits, debit],
        [credits, credit],
      ] as const) {
        for (const command of commands) {
          if (may) book.run(command);
          else expect(book.refusal(command).code).to.equal('account_frozen');
        }
      }
    });

    it(`${scope}: a hold can be voided, for nothing leaves the account`, () => {
      book.run(freeze('alpha-cbdc', scope));
      book.run(post(voidHold('out'), voidHold('in')));
      expect(book.available('alpha-cbdc')).to.equal(1_000_00n);
    });
  }

  it('can be lifted', () => {
    book.run(freeze('alpha-cbdc', 'all'));
    book.run(freeze('alpha-cbdc', 'none'));
    book.run(post(transfer('alpha-cbdc', 'beta-cbdc', 1n)));
  });

  it('stop an account as the other end of a batch too', () => {
    book.run(freeze('beta-cbdc', 'credits'));
    const refusal = book.refusal(
      post(transfer('alpha-cbdc', 'dealer-cbdc', 1n), transfer('alpha-cbdc', 'beta-cbdc', 1n)),
    );
    expect(refusal).to.include({ code: 'account_frozen', field: 'operations[1].to' });
  });

  it('of an issuance account stop issuing', () => {
    book.run(freeze('EUR-CBDC-issuance', 'debits'));
    const refusal = book.refusal(issue('EUR-CBDC', 'alpha-cbdc', 1n));
    expect(refusal).to.include({ code: 'account_frozen', field: 'instrument' });
    book.run(redeem('EUR-CBDC', 'alpha-cbdc', 1n));
  });

  it('need an account that is open', () => {
    expect(book.refusal(freeze('nobody', 'all')).code).to.equal('account_unknown');
  });
});
