import { expect } from 'chai';
import { type Command, checkInvariants } from '../../../../engine/book.ts';
import {
  hold,
  issue,
  openAccount,
  post,
  postHold,
  transfer,
  voidHold,
} from '../../support/commands.ts';
import {
  alphaHas,
  creditBook,
  draw,
  eligible,
  line,
  lineOf,
  pledge,
  pledgeIds,
  pledges,
  prices,
  releasePledge,
  repay,
} from '../../support/credit.ts';
import { DAY, type TestBook } from '../../support/test-book.ts';

describe('credit', () => {
  let book: TestBook;
  beforeEach(() => {
    book = creditBook();
    alphaHas(book, { cash: 0n, bonds: 200_00n });
  });
  afterEach(() => {
    expect(checkInvariants(book.state)).to.deep.equal([]);
  });

  describe('a line', () => {
    const WRONG: readonly (readonly [why: string, change: object, code: string, field: string])[] =
      [
        ['an account that is not open', { account: 'nobody' }, 'account_unknown', 'account'],
        ['a lender that is not open', { lender: 'nobody' }, 'account_unknown', 'lender'],
        ['securities to lend to', { account: 'alpha-bond' }, 'instrument_mismatch', 'account'],
        ['other money of the lender', { lender: 'dealer-usdm' }, 'instrument_mismatch', 'lender'],
        ['the issuance account', { lender: 'EUR-CBDC-issuance' }, 'account_restricted', 'lender'],
        ['oneself as lender', { lender: 'alpha-cbdc' }, 'field_invalid', 'lender'],
        ['a cap below zero', { cap: -1n }, 'amount_out_of_range', 'cap'],
        ['a cap beyond 128 bits', { cap: 2n ** 127n }, 'amount_out_of_range', 'cap'],
        ['more unsecured than the cap', { unsecured: 500_01n }, 'amount_out_of_range', 'unsecured'],
        [
          'money as collateral',
          pair('alpha-cbdc', 'lender-cbdc'),
          'instrument_mismatch',
          'collateral[0].from',
        ],
        [
          'two securities in a pair',
          pair('alpha-bond', 'lender-bill'),
          'instrument_mismatch',
          'collateral[0].to',
        ],
        [
          'collateral of others',
          pair('beta-bond', 'lender-bond'),
          'account_not_owned',
          'collateral[0].from',
        ],
        [
          'a pledgee who is not the lender',
          pair('alpha-bond', 'beta-bond'),
          'account_not_owned',
          'collateral[0].to',
        ],
      ];
    for (const [why, change, code, field] of WRONG) {
      it(`is refused with ${why}`, () => {
        const command = { ...line('alpha'), ...change } as Command;
        expect(book.refusal(command)).to.include({ code, field });
      });
    }

    it('keeps terms that what is drawn and pledged needs', () => {
      book.run(draw(88_20n));
      book.run(openAccount('other-cbdc', 'centralbank', 'EUR-CBDC'));
      const cases: readonly (readonly [Command, string])[] = [
        [{ ...line('alpha'), lender: 'other-cbdc' as never }, 'lender'],
        [line('alpha', { cap: 88_19n }), 'cap'],
        [line('alpha', { securities: ['bill'] }), 'collateral'],
      ];
      for (const [command, field] of cases) {
        expect(book.refusal(command)).to.include({ code: 'credit_in_use', field });
      }
      book.run(line('alpha', { cap: 88_20n, securities: ['bond'] }));
      expect(book.refusal(draw(1n)).detail).to.contain('cap by 0.01 EUR-CBDC');
    });

    it('that loses its unsecured part must be covered without it', () => {
      book.run(line('alpha', { unsecured: 10_00n }));
      book.run(draw(10_00n));
      expect(book.refusal(line('alpha'))).to.include({ code: 'credit_in_use', field: 'unsecured' });
      book.run(pledge('alpha-bond', 11_34n));
      // 11.34 bonds lend 10.00.
      book.run(line('alpha'));
    });
  });

  describe('a valuation', () => {
    const WRONG: readonly (readonly [why: string, change: object, code: string, field: string])[] =
      [
        ['of a day to come', { date: '2026-11-24' }, 'date_invalid', 'date'],
        ['of no day', { date: '2026-11-31' }, 'date_invalid', 'date'],
        ['that is over', { validUntil: 1 }, 'field_invalid', 'validUntil'],
        ['valid until nobody knows', { validUntil: 0.5 }, 'field_invalid', 'validUntil'],
        ['of nothing', { prices: [] }, 'field_invalid', 'prices'],
        ['of money', quote('EUR-CBDC', '1'), 'instrument_mismatch', 'prices[0].instrument'],
        ['of what nobody knows', quote('NONE', '1'), 'instrument_unknown', 'prices[0].instrument'],
        ['at no price', quote('BOND', '-1'), 'field_invalid', 'prices[0].price'],
        ['at zero', quote('BOND', '0'), 'field_invalid', 'prices[0].price'],
        ['in no currency', quote('BOND', '1', 'XX'), 'currency_unknown', 'prices[0].currency'],
        [
          'twice',
          { prices: [...quote('BOND', '1').prices, ...quote('BOND', '2').prices] },
          'field_invalid',
          'prices[1]',
        ],
      ];
    for (const [why, change, code, field] of WRONG) {
      it(`${why} is refused`, () => {
        const command = { ...prices(book, { BOND: '1' }), ...change } as Command;
        expect(book.refusal(command)).to.include({ code, field });
      });
    }

    it('is never older than the one before', () => {
      const old = { ...prices(book, { BOND: '1' }), date: '2026-11-20' } as Command;
      expect(book.refusal(old)).to.include({ code: 'date_invalid' });
    });

    it('keeps every digit of a price', () => {
      book.run(prices(book, { BOND: '0.9812345678901234567890123' }));
      const [price] = [...book.state.credit.prices.values()];
      expect(price?.price).to.equal('0.9812345678901234567890123');
      // 200.00 bonds at nine tenths of it lend 176.62, rounded down from 176.6222222202…
      expect(book.refusal(draw(176_63n)).detail).to.contain('lacks collateral of 0.01');
      book.run(draw(176_62n));
    });
  });

  describe('eligibility', () => {
    for (const haircut of [-1, 10_001, 0.5, Number.NaN]) {
      it(`is refused with a haircut of ${haircut}`, () => {
        expect(book.refusal(eligible('BOND', haircut))).to.include({ field: 'haircut' });
      });
    }

    it('is of a security for money', () => {
      expect(book.refusal(eligible('EUR-CBDC', 1)).field).to.equal('instrument');
      expect(book.refusal({ ...eligible('BOND', 1), credit: 'BILL' } as Command).field).to.equal(
        'credit',
      );
    });
  });

  describe('a pledge', () => {
    it('reserves securities by a hold that nobody resolves by hand', () => {
      book.run(pledge('alpha-bond', 150_00n));
      const [id = ''] = pledgeIds(book);
      expect(book.available('alpha-bond')).to.equal(50_00n);
      for (const operation of [voidHold(id), postHold(id)]) {
        expect(book.refusal(post(operation))).to.include({ code: 'hold_pledged' });
      }
      expect(book.refusal(post(transfer('alpha-bond', 'beta-bond', 50_01n))).code).to.equal(
        'insufficient_funds',
      );
      expect(book.refusal(pledge('alpha-bond', 50_01n)), 'not twice').to.include({
        code: 'insufficient_funds',
        field: 'from',
      });
    });

    it('has names that nobody else takes', () => {
      const taken = post(hold('pledge-1-1', 'alpha-bond', 'beta-bond', 1n));
      expect(book.refusal(taken)).to.include({ code: 'identifier_invalid' });
      book.run(pledge('alpha-bond', 1_00n));
      const [id = ''] = pledgeIds(book);
      book.run(releasePledge(id));
      expect(book.refusal(post(voidHold(id))), 'it was there').to.include({
        code: 'hold_resolved',
      });
      expect(book.refusal(releasePledge(id))).to.include({ code: 'pledge_unknown' });
    });

    it('is released when what stays covers the credit, and not before', () => {
      book.run(pledge('alpha-bond', 100_00n));
      book.run(pledge('alpha-bond', 50_00n));
      book.run(draw(88_21n));
      const [large = '', small = ''] = pledgeIds(book);
      expect(book.refusal(releasePledge(small))).to.include({ code: 'collateral_needed' });
      book.run(repay(1n));
      book.run(releasePledge(small));
      expect(book.refusal(releasePledge(large))).to.include({ code: 'collateral_needed' });
      book.run(repay());
      book.run(releasePledge(large));
      expect(pledges(book)).to.deep.equal([]);
    });

    it('is not released on prices that are stale', () => {
      book.run(pledge('alpha-bond', 150_00n));
      book.run(pledge('alpha-bond', 50_00n));
      book.run(draw(1_00n));
      book.pass(2 * DAY);
      const [, small = ''] = pledgeIds(book);
      expect(book.refusal(releasePledge(small))).to.include({ code: 'collateral_needed' });
      book.run(prices(book, { BOND: '0.98' }));
      book.run(releasePledge(small));
    });

    it('is refused for what secures nothing', () => {
      expect(book.refusal(pledge('beta-bond', 1n))).to.include({ code: 'collateral_ineligible' });
      book.run(eligible('BOND', null));
      expect(book.refusal(pledge('alpha-bond', 1n))).to.include({ code: 'collateral_ineligible' });
      expect(book.refusal(pledge('alpha-bond', 1n, 'beta'))).to.include({
        code: 'credit_line_unknown',
      });
      expect(book.refusal({ ...pledge('alpha-bond', 1n), account: 'x' } as Command).code).to.equal(
        'credit_line_unknown',
      );
    });

    it('is of an amount', () => {
      expect(book.refusal(pledge('alpha-bond', 0n))).to.include({
        code: 'amount_zero',
        field: 'quantity',
      });
    });
  });

  describe('a repayment', () => {
    it('is at most what is owed, and what there is', () => {
      expect(book.refusal(repay()).code, 'nothing owed').to.equal('repayment_exceeds_credit');
      book.run(draw(50_00n));
      expect(book.refusal(repay(50_01n)).code).to.equal('repayment_exceeds_credit');
      expect(book.refusal(repay(0n)).code).to.equal('insufficient_funds');
      book.run(post(transfer('alpha-cbdc', 'beta-cbdc', 20_00n)));
      expect(book.refusal(repay(30_01n)).code).to.equal('insufficient_funds');
      book.run(repay());
      expect(lineOf(book).drawn).to.equal(20_00n);
      expect(book.refusal(repay()).code, 'nothing there').to.equal('insufficient_funds');
    });
  });

  it('given twice on the same securities to two lines is not possible', () => {
    book.run(openAccount('alpha-cbdc-2', 'bank-alpha', 'EUR-CBDC'));
    book.run({ ...line('alpha'), account: 'alpha-cbdc-2' as never });
    book.run(draw(100_00n));
    const second = { ...draw(100_00n), account: 'alpha-cbdc-2' } as Command;
    // 100.00 take 113.38 of the 200.00 bonds: the 86.62 left lend 76.39.
    expect(book.refusal(second).detail).to.contain('lacks collateral of 23.61 EUR-CBDC');
    book.run(issue('BOND', 'alpha-bond', 26_77n));
    book.run(second);
  });

  function pair(from: string, to: string): object {
    return { collateral: [{ from, to }] };
  }

  function quote(instrument: string, price: string, currency = 'EUR') {
    return { prices: [{ instrument, currency, price }] };
  }
});
