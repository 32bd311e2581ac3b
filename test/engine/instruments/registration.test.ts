import { expect } from 'chai';
import type { CommandBody } from '../../../engine/book.ts';
import type { RefusalCode } from '../../../engine/refusal.ts';
import { BOND_ISIN, sandboxBook } from '../support/sandbox.ts';

type Registration = CommandBody & { readonly type: 'register_instrument' };

const MONEY: Registration = {
  type: 'register_instrument',
  id: 'NEW',
  kind: 'cbdc',
  name: 'New money',
  issuer: 'centralbank',
  issuanceAccount: 'new-issuance',
  currency: 'EUR',
};
const { currency: _, ...UNNAMED } = MONEY;
const SECURITY: Registration = { ...UNNAMED, kind: 'security', isin: 'US0378331005' };

describe('registering an instrument', () => {
  it('opens its issuance account, of which nobody pays', () => {
    const book = sandboxBook();
    const { first, last } = book.run(MONEY);
    expect(last - first, 'two events').to.equal(1);
    expect(book.account('new-issuance')).to.include({
      owner: 'centralbank',
      issuance: true,
      posted: 0n,
      ceiling: 0n,
    });
  });

  it('takes securities with an ISIN', () => {
    const book = sandboxBook();
    book.run({ ...SECURITY, issueSize: 1n });
    expect(book.account('new-issuance').instrument).to.equal('NEW');
  });

  const wrong: readonly (readonly [string, Registration, RefusalCode, field: string])[] = [
    ['an id in use', { ...MONEY, id: 'EUR-CBDC' }, 'instrument_exists', 'id'],
    ['an ISIN in use', { ...SECURITY, isin: BOND_ISIN }, 'instrument_exists', 'isin'],
    [
      'an issuance account in use',
      { ...MONEY, issuanceAccount: 'alpha-cbdc' },
      'account_exists',
      'issuanceAccount',
    ],
    ['an unknown issuer', { ...MONEY, issuer: 'nobody' }, 'participant_unknown', 'issuer'],
    ['money without a currency', UNNAMED, 'field_missing', 'currency'],
    ['money with an ISIN', { ...MONEY, isin: 'US0378331005' }, 'field_invalid', 'isin'],
    ['money with the size of an issue', { ...MONEY, issueSize: 1n }, 'field_invalid', 'issueSize'],
    ['a security with a currency', { ...SECURITY, currency: 'EUR' }, 'field_invalid', 'currency'],
    ['a security without an ISIN', { ...UNNAMED, kind: 'security' }, 'field_missing', 'isin'],
    ['a wrong ISIN', { ...SECURITY, isin: 'US0378331006' }, 'isin_invalid', 'isin'],
    ['an issue of nothing', { ...SECURITY, issueSize: 0n }, 'amount_zero', 'issueSize'],
    [
      'too large an issue',
      { ...SECURITY, issueSize: 2n ** 127n },
      'amount_out_of_range',
      'issueSize',
    ],
    ['a scale above 18', { ...SECURITY, scale: 19 }, 'scale_invalid', 'scale'],
    ['an id with spaces', { ...MONEY, id: 'N E W' }, 'identifier_invalid', 'id'],
    ['no name', { ...MONEY, name: '' }, 'field_invalid', 'name'],
    [
      'an issuance account with a line break',
      { ...MONEY, issuanceAccount: 'a\nb' },
      'identifier_invalid',
      'issuanceAccount',
    ],
  ];
  for (const [what, registration, code, field] of wrong) {
    it(`refuses ${what}`, () => {
      expect(sandboxBook().refusal(registration)).to.include({ code, field });
    });
  }
});
