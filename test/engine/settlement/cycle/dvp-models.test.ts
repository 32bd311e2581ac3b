import { expect } from 'chai';
import { checkInvariants } from '../../../../engine/book.ts';
import type { NettingModel } from '../../../../engine/settlement/cycle/cycle.ts';
import { issue, setLimits } from '../../support/commands.ts';
import { close, paymentCycle, written } from '../../support/cycles.ts';
import { dvp, leg } from '../../support/instructions.ts';
import { sandboxBook } from '../../support/sandbox.ts';
import type { TestBook } from '../../support/test-book.ts';

const [ALPHA, BETA, DEALER] = ['bank-alpha', 'bank-beta', 'dealer'];

describe('a cycle of deliveries versus payment', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });
  afterEach(() => {
    expect(checkInvariants(book.state)).to.deep.equal([]);
  });

  function begin(model: NettingModel): void {
    book.run({ type: 'define_cycle', cycle: paymentCycle({ model }) });
  }

  /** Answers the instruction of the buyer. */
  function trade(bonds: string, cash: string, seller: string, buyer: string) {
    const legs = [leg('BOND', bonds, seller, buyer), leg('EUR-CBDC', cash, buyer, seller)];
    book.submit({ kind: 'dvp', party: seller, legs });
    return book.submit({ kind: 'rvp', party: buyer, legs });
  }

  /** The dealer sells 100, alpha sells 60 of it on, and beta 20 of that back. */
  function chain() {
    trade('100.00', '98.00', DEALER, ALPHA);
    trade('60.00', '60.00', ALPHA, BETA);
    trade('20.00', '19.00', BETA, DEALER);
  }

  it('of model 2 moves securities trade by trade, and money net', () => {
    begin('dvp2');
    chain();
    expect(written(close(book))).to.deep.equal([
      'gross 10000 dealer-bond > alpha-bond',
      'gross 6000 alpha-bond > beta-bond',
      'gross 2000 beta-bond > dealer-bond',
      'net 3800 alpha-cbdc > dealer-cbdc',
      'net 4100 beta-cbdc > dealer-cbdc',
    ]);
    expect(book.posted('dealer-bond')).to.equal(920_00n);
  });

  it('of model 3 moves both net', () => {
    begin('dvp3');
    chain();
    expect(written(close(book))).to.deep.equal([
      'net 4000 dealer-bond > alpha-bond',
      'net 4000 dealer-bond > beta-bond',
      'net 3800 alpha-cbdc > dealer-cbdc',
      'net 4100 beta-cbdc > dealer-cbdc',
    ]);
    expect(book.posted('alpha-bond')).to.equal(40_00n);
  });

  for (const model of ['dvp2', 'dvp3'] as const) {
    it(`of ${model} leaves out who has not the securities, and pays nothing for them`, () => {
      begin(model);
      const sold = trade('60.00', '60.00', ALPHA, BETA);
      const event = close(book);
      expect(event.trades).to.deep.equal([]);
      expect(event.excluded[0]).to.include({ account: 'alpha-bond', code: 'insufficient_funds' });
      expect(book.posted('beta-cbdc')).to.equal(1_000_00n);
      expect(book.instruction(sold.id).reason?.detail).to.equal(
        'waits for an account of bank-alpha',
      );
      book.run(issue('BOND', 'alpha-bond', 60_00n));
      close(book);
      expect(book.status(sold)).to.equal('settled');
    });

    it(`of ${model} takes both legs of a trade out when its buyer cannot pay`, () => {
      begin(model);
      const big = trade('400.00', '1200.00', DEALER, ALPHA);
      const small = trade('10.00', '10.00', DEALER, BETA);
      const event = close(book);
      expect(event.excluded.map(({ account }) => account)).to.deep.equal(['alpha-cbdc']);
      expect([big, small].map((each) => book.status(each))).to.deep.equal(['pending', 'settled']);
      expect(book.posted('alpha-bond')).to.equal(0n);
    });
  }

  it('counts each debit that it posts: in model 2 every delivery, in model 3 the net', () => {
    book.run(issue('BOND', 'beta-bond', 60_00n));
    book.run(setLimits('dealer-bond', { transferLimit: 50_00n }));
    begin('dvp2');
    trade('100.00', '98.00', DEALER, ALPHA);
    trade('60.00', '60.00', BETA, DEALER);
    expect(close(book).excluded.map(({ code }) => code)).to.deep.equal(['transfer_limit_exceeded']);
    begin('dvp3');
    expect(close(book).excluded.map(({ code }) => code)).to.deep.equal(['transfer_limit_exceeded']);
    trade('60.00', '60.00', ALPHA, DEALER);
    expect(close(book).excluded).to.deep.equal([]);
  });

  it('takes what is left of a trade that has settled in part', () => {
    book.run(setLimits('dealer-bond', { floor: 0n }));
    const partial = { minimum: '1.00' };
    book.submit({ ...dvp(DEALER, { bonds: '1200.00', cash: '600.00' }), partial });
    const mine = book.submit({ ...dvp(ALPHA, { bonds: '1200.00', cash: '600.00' }), partial });
    expect(book.status(mine)).to.equal('partially_settled');
    begin('dvp2');
    expect(book.reason(mine)).to.equal('awaiting_cycle');
    expect(book.status(mine)).to.equal('partially_settled');
    close(book);
    expect(book.reason(mine)).to.equal('insufficient_funds');
    expect(book.status(mine)).to.equal('partially_settled');
    book.run(issue('BOND', 'dealer-bond', 200_00n));
    expect(written(close(book))).to.deep.equal([
      'gross 20000 dealer-bond > alpha-bond',
      'net 10000 alpha-cbdc > dealer-cbdc',
    ]);
    expect(book.status(mine)).to.equal('settled');
  });
});
