import { expect } from 'chai';
import { amend, openAccount, setRules } from '../support/commands.ts';
import { dvp, leg } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import type { Terms, TestBook } from '../support/test-book.ts';

describe('of several candidates', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
    book.run(setRules({ tolerances: [{ currency: 'EUR', tolerance: '5.00' }] }));
  });

  /** Which of the dealer's instructions alpha's settles with, counted from 0. */
  function chosen(
    alphas: Partial<Terms> & { cash?: string },
    ...dealers: readonly Terms[]
  ): number {
    const outcomes = dealers.map((terms) => book.submit(terms));
    const { cash = '98.00', ...more } = alphas;
    book.submit({ ...dvp('bank-alpha', { cash }), ...more });
    const settled = outcomes.map((outcome) => book.status(outcome) === 'settled');
    expect(settled.filter(Boolean)).to.have.lengthOf(1);
    return settled.indexOf(true);
  }

  const named = (tradeReference: string, cash = '98.00') => ({
    ...dvp('dealer', { cash }),
    tradeReference,
  });

  it('the one of the same trade comes before one of none, though farther and younger', () => {
    const choice = chosen({ tradeReference: 'T' }, dvp('dealer'), named('T', '101.00'));
    expect(choice).to.equal(1);
  });

  it('one that names no trade comes before one that names some, for who names none', () => {
    expect(chosen({}, named('T'), dvp('dealer', { cash: '101.00' }))).to.equal(1);
    book = sandboxBook();
    expect(chosen({}, named('T'))).to.equal(0);
  });

  it('one of another trade is none', () => {
    expect(chosen({ tradeReference: 'T' }, named('U'), dvp('dealer'))).to.equal(1);
  });

  it('the nearest in cash is taken, below or above', () => {
    const dealers = ['95.00', '99.00', '96.50'].map((cash) => dvp('dealer', { cash }));
    expect(chosen({ cash: '98.00' }, ...dealers)).to.equal(1);
  });

  it('the oldest is taken of those that are equally near', () => {
    const dealers = ['99.00', '97.00', '99.00'].map((cash) => dvp('dealer', { cash }));
    expect(chosen({ cash: '98.00' }, ...dealers)).to.equal(0);
  });

  it('none whose place contradicts is taken, however near', () => {
    const here = { ...dvp('dealer'), place: 'SBSDDEFF' };
    const choice = chosen({ place: 'CEDELULL' }, here, dvp('dealer', { cash: '101.00' }));
    expect(choice).to.equal(1);
  });

  it('none whose accounts contradict is taken, however near', () => {
    book.run(openAccount('alpha-bond-2', 'bank-alpha', 'BOND'));
    const delivery = leg('BOND', '100.00', 'dealer', 'bank-alpha');
    const [, cash] = dvp('dealer').legs;
    const to = (account: string) => [{ ...delivery, to: { account } }, cash ?? delivery];
    const choice = chosen(
      { legs: to('alpha-bond') },
      { ...dvp('dealer'), legs: to('alpha-bond-2') },
      dvp('dealer', { cash: '103.00' }),
    );
    expect(choice).to.equal(1);
  });

  it('one that was amended in what is matched goes behind the others', () => {
    book.run(setRules({ tolerances: [] }));
    const first = book.submit(dvp('dealer'));
    const second = book.submit(dvp('dealer'));
    book.run(amend(first.id, 'dealer', { place: 'SBSDDEFF' }));
    book.submit(dvp('bank-alpha'));
    expect([first, second].map((each) => book.status(each))).to.deep.equal([
      'unmatched',
      'settled',
    ]);
  });
});
