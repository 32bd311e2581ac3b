import { expect } from 'chai';
import type { RefusalCode } from '../../../engine/refusal.ts';
import { openAccount, post, setLimits, transfer } from '../support/commands.ts';
import { sandboxBook } from '../support/sandbox.ts';
import type { TestBook } from '../support/test-book.ts';

describe('limits of an account', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  it('that are not named stay as they are', () => {
    book.run(openAccount('own', 'dealer', 'EUR-CBDC', { floor: -5n, ceiling: 10n }));
    book.run(setLimits('own', { transferLimit: 3n }));
    expect(book.account('own')).to.include({ floor: -5n, ceiling: 10n, transferLimit: 3n });
  });

  it('by default let everything in and nothing below zero', () => {
    expect(book.account('alpha-cbdc')).to.include({ floor: 0n, ceiling: 2n ** 127n - 1n });
  });

  it('have to fit the balance as it is', () => {
    const refused = (limits: Parameters<typeof setLimits>[1]) => {
      const { code, field } = book.refusal(setLimits('alpha-cbdc', limits));
      return `${code} ${field}`;
    };
    expect(refused({ ceiling: 999_99n })).to.equal('limits_violated ceiling');
    book.run(setLimits('alpha-cbdc', { floor: -10_00n }));
    book.run(post(transfer('alpha-cbdc', 'beta-cbdc', 1_010_00n)));
    expect(refused({ floor: -9_99n })).to.equal('limits_violated floor');
    expect(refused({ floor: 0n })).to.equal('limits_violated floor');
    book.run(setLimits('alpha-cbdc', { ceiling: 0n }));
  });

  it('are within 128 bits, floors at most zero, the others at least zero', () => {
    const wrong: readonly (readonly [Parameters<typeof setLimits>[1], string])[] = [
      [{ floor: 1n }, 'floor'],
      [{ floor: -(2n ** 127n) - 1n }, 'floor'],
      [{ ceiling: -1n }, 'ceiling'],
      [{ ceiling: 2n ** 127n }, 'ceiling'],
      [{ transferLimit: -1n }, 'transferLimit'],
      [{ transferLimit: 2n ** 127n }, 'transferLimit'],
    ];
    for (const [limits, field] of wrong) {
      const expected = { code: 'field_invalid', field };
      expect(book.refusal(setLimits('alpha-cbdc', limits))).to.include(expected);
      expect(book.refusal(openAccount('own', 'dealer', 'EUR-CBDC', limits))).to.include(expected);
    }
  });

  it('of zero stop every movement they concern', () => {
    book.run(setLimits('alpha-cbdc', { transferLimit: 0n }));
    const refusal = book.refusal(post(transfer('alpha-cbdc', 'beta-cbdc', 1n)));
    expect(refusal.code).to.equal('transfer_limit_exceeded');
  });

  it('need an account that is open', () => {
    const refusal = book.refusal(setLimits('nobody', {}));
    expect(refusal).to.include({ code: 'account_unknown', field: 'account' });
  });

  it('are not for issuance accounts', () => {
    const refusal = book.refusal(setLimits('EUR-CBDC-issuance', { ceiling: 0n }));
    expect(refusal.code).to.equal('account_restricted');
  });
});

describe('opening an account', () => {
  const wrong: readonly (readonly [
    id: string,
    owner: string,
    instrument: string,
    RefusalCode,
    field: string,
  ])[] = [
    ['alpha-cbdc', 'dealer', 'EUR-CBDC', 'account_exists', 'id'],
    ['EUR-CBDC-issuance', 'dealer', 'EUR-CBDC', 'account_exists', 'id'],
    ['own', 'nobody', 'EUR-CBDC', 'participant_unknown', 'owner'],
    ['own', 'dealer', 'GOLD', 'instrument_unknown', 'instrument'],
    ['own', 'usd-issuer', 'EUR-CBDC', 'not_admitted', 'owner'],
    ['not an id', 'dealer', 'EUR-CBDC', 'identifier_invalid', 'id'],
  ];
  for (const [id, owner, instrument, code, field] of wrong) {
    it(`"${id}" of ${owner} in ${instrument} is refused: ${code}`, () => {
      const refusal = sandboxBook().refusal(openAccount(id, owner, instrument));
      expect(refusal).to.include({ code, field });
    });
  }
});
