import { expect } from 'chai';
import type { LegInput } from '../../../engine/settlement/instruction.ts';
import { openAccount } from '../support/commands.ts';
import { leg, payment } from '../support/instructions.ts';
import { BOND_ISIN, LEIS, sandboxBook } from '../support/sandbox.ts';
import type { Terms, TestBook } from '../support/test-book.ts';

const EUROS = leg('EUR-CBDC', '1.00', 'bank-alpha', 'bank-beta');
const { instrument: _, ...UNNAMED } = EUROS;

describe('what an instruction names', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  /** Where a payment of this leg ends: the accounts and the instrument, or what is refused. */
  function resolved(input: LegInput, more: Partial<Terms> = {}): string {
    const { receipt } = book.execute(book.submission(payment('', { legs: [input], ...more })));
    if (!receipt.ok) return `${receipt.refusal.code} ${receipt.refusal.field}`;
    const [found] = book.instruction(receipt.instruction?.id ?? '').legs;
    return `${found?.instrument} ${found?.from.account} ${found?.to.account}`;
  }

  it('its party by id, LEI, and BIC of either length', () => {
    const [, alpha = ''] = LEIS;
    for (const party of ['bank-alpha', 'ALPHDEFF', 'ALPHDEFFXXX', alpha]) {
      const outcome = book.submit(payment('1.00', { party }));
      expect(book.instruction(outcome.id).party).to.equal('bank-alpha');
    }
    expect(resolved(EUROS, { party: 'nobody' })).to.equal('participant_unknown party');
  });

  it('participants of a leg the same way', () => {
    const [, , beta = ''] = LEIS;
    for (const participant of ['BETAFRPP', 'BETAFRPPXXX', beta]) {
      expect(resolved({ ...EUROS, to: { participant } })).to.contain('beta-cbdc');
    }
    expect(resolved({ ...EUROS, to: { participant: 'nobody' } })).to.equal(
      'participant_unknown legs[0].to.participant',
    );
    expect(resolved({ ...EUROS, from: {} })).to.equal('field_missing legs[0].from.participant');
  });

  it('instruments by id, by ISIN, and by currency: then central bank money', () => {
    expect(resolved(EUROS)).to.contain('EUR-CBDC');
    expect(resolved({ ...UNNAMED, currency: 'EUR' })).to.contain('EUR-CBDC');
    expect(resolved({ ...EUROS, instrument: 'GOLD' })).to.equal(
      'instrument_unknown legs[0].instrument',
    );
    expect(resolved({ ...UNNAMED, currency: 'GBP' })).to.equal('currency_unknown legs[0].currency');
    expect(resolved({ ...UNNAMED, isin: 'US0378331005' })).to.equal(
      'instrument_unknown legs[0].isin',
    );
    expect(resolved(UNNAMED)).to.equal('field_missing legs[0].instrument');
    const bonds: Terms = {
      kind: 'fop',
      party: 'dealer',
      legs: [{ ...UNNAMED, isin: BOND_ISIN, from: { participant: 'dealer' } }],
    };
    expect(book.instruction(book.submit(bonds).id).legs[0]?.instrument).to.equal('BOND');
  });

  it('instruments by the accounts, with or without a currency', () => {
    book.run(openAccount('alpha-eura', 'bank-alpha', 'EUR-ALPHA'));
    const ends = { from: { account: 'alpha-eura' }, to: { account: 'beta-eura' } };
    const expected = 'EUR-ALPHA alpha-eura beta-eura';
    expect(resolved({ amount: '1.00', ...ends })).to.equal(expected);
    expect(resolved({ amount: '1.00', currency: 'EUR', ...ends })).to.equal(expected);
    const half = { amount: '1.00', from: { account: 'alpha-eura' }, to: { participant: 'dealer' } };
    expect(resolved(half)).to.equal('EUR-ALPHA alpha-eura dealer-eura');
    expect(resolved({ ...half, currency: 'USD' })).to.equal('instrument_mismatch legs[0].currency');
  });

  it('instruments by all names they are given, not by the first of them', () => {
    expect(resolved({ ...EUROS, currency: 'EUR' })).to.contain('EUR-CBDC');
    expect(resolved({ ...EUROS, currency: 'USD' })).to.equal(
      'instrument_mismatch legs[0].currency',
    );
    expect(resolved({ ...EUROS, isin: BOND_ISIN })).to.equal('instrument_mismatch legs[0].isin');
  });

  it('a currency of several instruments without central bank money is ambiguous', () => {
    book.run({
      type: 'register_instrument',
      id: 'USDX',
      kind: 'stablecoin',
      name: 'Other dollar',
      issuer: 'bank-beta',
      issuanceAccount: 'usdx-issuance',
      currency: 'USD',
    });
    expect(resolved({ ...UNNAMED, currency: 'USD' })).to.equal(
      'instrument_ambiguous legs[0].currency',
    );
    const named = { ...UNNAMED, currency: 'USD', from: { account: 'alpha-usdm' } };
    expect(resolved(named)).to.equal('USDM alpha-usdm beta-usdm');
  });

  it('an account that is the only one, or none by name', () => {
    expect(resolved(EUROS)).to.equal('EUR-CBDC alpha-cbdc beta-cbdc');
    book.run(openAccount('alpha-cbdc-2', 'bank-alpha', 'EUR-CBDC'));
    expect(resolved(EUROS)).to.equal('account_ambiguous legs[0].from.account');
    const named = { ...EUROS, from: { account: 'alpha-cbdc-2' } };
    expect(resolved(named)).to.equal('EUR-CBDC alpha-cbdc-2 beta-cbdc');
    book.run(openAccount('beta-cbdc-2', 'bank-beta', 'EUR-CBDC'));
    expect(resolved(named)).to.equal('account_ambiguous legs[0].to.account');
    const tokens = { ...EUROS, instrument: 'EUR-ALPHA' };
    expect(resolved(tokens)).to.equal('account_missing legs[0].from.account');
  });

  it('accounts that fit the participant and the instrument', () => {
    const to = (end: LegInput['to']) =>
      resolved({ ...EUROS, to: { participant: 'bank-beta', ...end } });
    expect(to({ account: 'nobody' })).to.equal('account_unknown legs[0].to.account');
    const fromNobody = resolved({ ...EUROS, from: { account: 'nobody' } });
    expect(fromNobody).to.equal('account_unknown legs[0].from.account');
    expect(to({ account: 'dealer-cbdc' })).to.equal('account_not_owned legs[0].to.account');
    expect(to({ account: 'beta-usdm' })).to.equal('instrument_mismatch legs[0].to.account');
    const issuance = { ...EUROS, to: { account: 'EUR-CBDC-issuance' } };
    expect(resolved(issuance)).to.equal('account_restricted legs[0].to.account');
    const own = { ...EUROS, to: { participant: 'bank-alpha' } };
    expect(resolved(own)).to.equal('same_account legs[0].to.account');
  });

  it('a receiver who may hold the instrument', () => {
    const refused = resolved({ ...EUROS, to: { participant: 'usd-issuer' } });
    expect(refused).to.equal('not_admitted legs[0].to.participant');
  });

  it('an amount with the decimals of the instrument', () => {
    const amount = (text: string) => resolved({ ...EUROS, amount: text });
    expect(amount('1.000')).to.equal('EUR-CBDC alpha-cbdc beta-cbdc');
    expect(amount('1.001')).to.equal('amount_too_precise legs[0].amount');
    expect(amount('0.00')).to.equal('amount_zero legs[0].amount');
    expect(amount('-1')).to.equal('amount_negative legs[0].amount');
    expect(amount('1e3')).to.equal('amount_malformed legs[0].amount');
    expect(amount('9'.repeat(60))).to.equal('amount_out_of_range legs[0].amount');
  });
});

describe('references', () => {
  it('are unique for their party, for ever', () => {
    const book = sandboxBook();
    const reference = 'R-1';
    const first = book.submit(payment('1.00', { reference }));
    const again = book.rejection(payment('1.00', { reference }));
    expect(again).to.include({ code: 'reference_taken', field: 'reference' });
    expect(again.detail).to.contain(first.id);
    const others = { party: 'dealer', legs: [leg('EUR-CBDC', '1.00', 'dealer', 'bank-beta')] };
    expect(book.submit(payment('1.00', { reference, ...others })).status).to.equal('settled');
  });

  it('of a rejected instruction may be used for the corrected one', () => {
    const book = sandboxBook();
    const reference = 'R-1';
    book.rejection(payment('0.00', { reference }));
    expect(book.submit(payment('1.00', { reference })).status).to.equal('settled');
  });

  it('are 1 to 128 printable characters of ASCII', () => {
    const book = sandboxBook();
    for (const reference of ['', ' ', ' x', 'x ', 'ä', 'a\nb', 'x'.repeat(129), 'x\u0000']) {
      const refusal = book.rejection(payment('1.00', { reference }));
      const trade = book.rejection(payment('1.00', { tradeReference: reference }));
      expect(refusal, JSON.stringify(reference)).to.include({
        code: 'identifier_invalid',
        field: 'reference',
      });
      expect(trade).to.include({ code: 'identifier_invalid', field: 'tradeReference' });
    }
    for (const reference of ['x', 'x'.repeat(128), 'a "b" \\ |', "~!'"]) {
      expect(book.submit(payment('1.00', { reference })).status).to.equal('settled');
    }
  });
});
