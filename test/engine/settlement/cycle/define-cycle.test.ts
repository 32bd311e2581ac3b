import { expect } from 'chai';
import type { CycleInput } from '../../../../engine/settlement/cycle/decide-define.ts';
import { issue, openAccount } from '../../support/commands.ts';
import { close, fundRule, pay, paymentCycle } from '../../support/cycles.ts';
import { sandboxBook } from '../../support/sandbox.ts';
import type { TestBook } from '../../support/test-book.ts';

describe('a cycle is set up', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
    book.run(openAccount('fund', 'centralbank', 'EUR-CBDC'));
    book.run(openAccount('fund2', 'depository', 'USDM'));
  });

  function withFunds(...funds: readonly object[]): Partial<CycleInput> {
    const rule = { rule: 'default_fund_then_loss_sharing', funds };
    return { onFailure: rule as NonNullable<CycleInput['onFailure']> };
  }

  const fund = (more: object) => ({ account: 'fund', contributions: [], ...more });
  const paidBy = (...contributions: readonly object[]) => withFunds(fund({ contributions }));

  const CASES: readonly (readonly [
    why: string,
    Partial<CycleInput>,
    code: string,
    field: string,
  ])[] = [
    ['an id that is none', { id: 'a/b' }, 'identifier_invalid', 'cycle.id'],
    ['a model there is not', { model: 'dvp1' as 'dvp2' }, 'field_invalid', 'cycle.model'],
    ['no kinds', { kinds: [] }, 'field_invalid', 'cycle.kinds'],
    ['a kind twice', { kinds: ['payment', 'payment'] }, 'field_invalid', 'cycle.kinds'],
    ['a kind without cash', { kinds: ['fop' as 'dvp'] }, 'field_invalid', 'cycle.kinds'],
    ['securities in a model of money', { kinds: ['dvp'] }, 'field_invalid', 'cycle.kinds'],
    ['no money', { money: [] }, 'field_invalid', 'cycle.money'],
    ['money twice', { money: ['USDM', 'USDM'] }, 'field_invalid', 'cycle.money'],
    ['money that is none', { money: ['USDM', 'BOND'] }, 'instrument_unknown', 'cycle.money[1]'],
    [
      'a fund nobody opened',
      withFunds(fund({ account: 'x' })),
      'account_unknown',
      'cycle.onFailure.funds[0].account',
    ],
    [
      'a fund in other money',
      withFunds(fund({ account: 'fund2' })),
      'instrument_mismatch',
      'cycle.onFailure.funds[0].account',
    ],
    [
      'a fund that issues',
      withFunds(fund({ account: 'EUR-CBDC-issuance' })),
      'account_restricted',
      'cycle.onFailure.funds[0].account',
    ],
    [
      'two funds for one kind of money',
      withFunds(fund({}), fund({ account: 'alpha-cbdc' })),
      'field_invalid',
      'cycle.onFailure.funds[1].account',
    ],
    [
      'a contribution on other money',
      paidBy({ account: 'alpha-usdm', amount: '1' }),
      'instrument_mismatch',
      'cycle.onFailure.funds[0].contributions[0].account',
    ],
    [
      'a contribution of nothing',
      paidBy({ account: 'alpha-cbdc', amount: '0' }),
      'amount_zero',
      'cycle.onFailure.funds[0].contributions[0].amount',
    ],
    [
      'a limit that is no amount',
      paidBy({ account: 'alpha-cbdc', amount: '1', shareLimit: '0.001' }),
      'amount_too_precise',
      'cycle.onFailure.funds[0].contributions[0].shareLimit',
    ],
    [
      'two contributions of one member',
      paidBy({ account: 'alpha-cbdc', amount: '1' }, { account: 'alpha-cbdc', amount: '1' }),
      'field_invalid',
      'cycle.onFailure.funds[0].contributions[1].account',
    ],
  ];

  for (const [why, input, code, field] of CASES) {
    it(`not with ${why}`, () => {
      const refusal = book.refusal({ type: 'define_cycle', cycle: paymentCycle(input) });
      expect(refusal).to.include({ code, field });
    });
  }

  it('not where another waits for the same', () => {
    book.run({ type: 'define_cycle', cycle: paymentCycle({ money: ['EUR-CBDC', 'USDM'] }) });
    const rival = { id: 'usd', money: ['USDM'] };
    const define = (more: Partial<CycleInput>) =>
      ({ type: 'define_cycle', cycle: paymentCycle({ ...rival, ...more }) }) as const;
    expect(book.refusal(define({})).code).to.equal('cycle_overlaps');
    book.run(define({ kinds: ['pvp'] }));
    book.run(define({ money: ['EUR-ALPHA'] }));
    book.run({ type: 'end_cycle', cycle: 'eur' });
    book.run(define({}));
  });

  it('again, under other terms, and what waits goes by these', () => {
    const waiting = book.submit(pay('1.00', 'bank-alpha', 'bank-beta'));
    expect(waiting.status).to.equal('settled');
    book.run({ type: 'define_cycle', cycle: paymentCycle() });
    const next = book.submit(pay('1.00', 'bank-alpha', 'bank-beta'));
    book.run({ type: 'define_cycle', cycle: paymentCycle({ kinds: ['pvp'] }) });
    expect(book.status(next)).to.equal('settled');
    expect(close(book).run).to.equal(1);
  });

  it('with contributions that are used up until it is defined again', () => {
    book.run(issue('EUR-CBDC', 'fund', 100_00n));
    const cycle = paymentCycle({ onFailure: fundRule('60.00', '0', '0') });
    const define = () => book.run({ type: 'define_cycle', cycle });
    const left = () => {
      const rule = [...book.state.settlement.cycles.values()][0]?.terms.onFailure;
      return rule?.rule === 'exclude' ? undefined : rule?.funds[0]?.contributions[0]?.amount;
    };
    define();
    book.submit(pay('1025.00', 'bank-alpha', 'bank-beta'));
    close(book);
    expect(left()).to.equal(35_00n);
    define();
    expect(left()).to.equal(60_00n);
  });
});
