import { expect } from 'chai';
import { checkInvariants } from '../../../../engine/book.ts';
import { viewRun } from '../../../../engine/settlement/cycle/view-run.ts';
import { freeze, issue, setLimits } from '../../support/commands.ts';
import { close, pay, paymentCycle, written } from '../../support/cycles.ts';
import { leg } from '../../support/instructions.ts';
import { sandboxBook } from '../../support/sandbox.ts';
import { DAY, type TestBook } from '../../support/test-book.ts';

const [ALPHA, BETA, DEALER] = ['bank-alpha', 'bank-beta', 'dealer'];

describe('a cycle of payments', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
    book.run({ type: 'define_cycle', cycle: paymentCycle() });
  });
  afterEach(() => {
    expect(checkInvariants(book.state)).to.deep.equal([]);
  });

  const balances = () => ['alpha-cbdc', 'beta-cbdc', 'dealer-cbdc'].map((id) => book.posted(id));

  it('lets nothing settle before its close', () => {
    const outcome = book.submit(pay('1.00', ALPHA, BETA));
    expect(outcome).to.deep.include({
      status: 'pending',
      reason: { code: 'awaiting_cycle', detail: 'settles when cycle eur closes' },
    });
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 1n));
    book.pass(DAY);
    expect(book.status(outcome)).to.equal('pending');
  });

  it('settles the net of all: 40 for 300', () => {
    // ../shared/cases/gridlock.md: AB100 BC120 CA80 nets A -20, B -20, C +40.
    const outcomes = [
      pay('100.00', ALPHA, BETA),
      pay('120.00', BETA, DEALER),
      pay('80.00', DEALER, ALPHA),
    ].map((terms) => book.submit(terms));
    const event = close(book);
    expect(written(event)).to.deep.equal([
      'net 2000 alpha-cbdc > dealer-cbdc',
      'net 2000 beta-cbdc > dealer-cbdc',
    ]);
    expect(balances()).to.deep.equal([980_00n, 980_00n, 1_040_00n]);
    expect(outcomes.map((each) => book.status(each))).to.deep.equal(Array(3).fill('settled'));
    const view = viewRun(event, () => 2);
    expect(view.values).to.deep.equal([
      { instrument: 'EUR-CBDC', gross: '300.00', net: '40.00', saved: '0.8666' },
    ]);
    expect(view.settled).to.have.lengthOf(3);
    expect(view.excluded).to.deep.equal([]);
  });

  it('settles a circle for which nobody has the money, without a posting', () => {
    for (const terms of [
      pay('5000.00', ALPHA, BETA),
      pay('5000.00', BETA, DEALER),
      pay('5000.00', DEALER, ALPHA),
    ]) {
      book.submit(terms);
    }
    const event = close(book);
    expect(event.postings).to.deep.equal([]);
    expect(event.trades).to.have.lengthOf(3);
    expect(book.instructions.map(({ status }) => status)).to.deep.equal(Array(3).fill('settled'));
  });

  it('counts its runs, those with nothing in them too, and answers what each came to', () => {
    book.submit(pay('1.00', ALPHA, BETA));
    const { cycle } = book.run({ type: 'close_cycle', cycle: 'eur' });
    expect(cycle).to.deep.equal({ id: 'eur', run: 1, settled: 1, excluded: 0 });
    expect(close(book)).to.deep.include({ run: 2, trades: [], postings: [], excluded: [] });
  });

  it('takes no instruction whose date has not come, and says how many there are', () => {
    const outcome = book.submit(pay('1.00', ALPHA, BETA, { settlementDate: '2026-11-24' }));
    expect(close(book)).to.deep.include({ trades: [], excluded: [], notDue: 1 });
    expect(book.reason(outcome)).to.equal('awaiting_settlement_date');
    book.pass(DAY);
    expect(book.reason(outcome)).to.equal('awaiting_cycle');
    expect(close(book).trades).to.have.lengthOf(1);
  });

  it('leaves other money and other kinds to settle at once', () => {
    const dollars = leg('USDM', '1.000000', DEALER, ALPHA);
    expect(book.submit({ kind: 'payment', party: DEALER, legs: [dollars] }).status).to.equal(
      'settled',
    );
    const euros = leg('EUR-CBDC', '1.00', DEALER, ALPHA);
    book.submit({ kind: 'batch', party: DEALER, legs: [euros] });
    expect(book.submit({ kind: 'batch', party: ALPHA, legs: [euros] }).status).to.equal('settled');
  });

  it('nets payment versus payment over its kinds of money', () => {
    const money = ['EUR-CBDC', 'USDM'];
    book.run({ type: 'define_cycle', cycle: paymentCycle({ money, kinds: ['pvp'] }) });
    const exchange = (euros: string, dollars: string, seller: string, buyer: string) => {
      const legs = [leg('EUR-CBDC', euros, seller, buyer), leg('USDM', dollars, buyer, seller)];
      for (const party of [seller, buyer]) book.submit({ kind: 'pvp', party, legs });
    };
    exchange('900.00', '1000.00', ALPHA, DEALER);
    exchange('850.00', '900.00', DEALER, BETA);
    exchange('800.00', '950.00', BETA, ALPHA);
    const event = close(book);
    expect(written(event)).to.deep.equal([
      'net 5000 alpha-cbdc > beta-cbdc',
      'net 5000 alpha-cbdc > dealer-cbdc',
      'net 50000000 dealer-usdm > alpha-usdm',
      'net 50000000 dealer-usdm > beta-usdm',
    ]);
  });

  it('ends: what waited for it settles one by one, and its runs go on being counted', () => {
    const outcome = book.submit(pay('1.00', ALPHA, BETA));
    close(book);
    const next = book.submit(pay('2.00', ALPHA, BETA));
    const big = book.submit(pay('2000.00', ALPHA, BETA));
    book.run({ type: 'end_cycle', cycle: 'eur' });
    expect([outcome, next].map((each) => book.status(each))).to.deep.equal(['settled', 'settled']);
    expect(book.reason(big)).to.equal('insufficient_funds');
    expect(book.refusal({ type: 'close_cycle', cycle: 'eur' }).code).to.equal('cycle_unknown');
    expect(book.refusal({ type: 'end_cycle', cycle: 'eur' }).code).to.equal('cycle_unknown');
    book.run({ type: 'define_cycle', cycle: paymentCycle() });
    expect(book.reason(big)).to.equal('awaiting_cycle');
    expect(close(book).run).to.equal(2);
  });

  it('does not get in the way of an end: what is cancelled or expires is in no run', () => {
    const cancelled = book.submit(pay('1.00', ALPHA, BETA));
    book.submit(pay('1.00', BETA, ALPHA, { expiresAt: book.now + 1 }));
    book.run({ type: 'cancel_instruction', instruction: cancelled.id, party: ALPHA });
    book.pass(1);
    expect(close(book)).to.deep.include({ trades: [], excluded: [] });
  });

  it('lets what waits for money received in it settle in the same decision', () => {
    book.submit({ ...pay('1000.00', ALPHA, BETA) });
    const legs = [leg('EUR-CBDC', '1500.00', BETA, DEALER)];
    book.submit({ kind: 'batch', party: BETA, legs });
    const gross = book.submit({ kind: 'batch', party: DEALER, legs });
    expect(book.reason(gross)).to.equal('insufficient_funds');
    close(book);
    expect(book.status(gross)).to.equal('settled');
  });

  describe('that cannot settle all of them', () => {
    it('takes out the last trades of those who are short, and says so of each', () => {
      const first = book.submit(pay('900.00', ALPHA, BETA));
      const second = book.submit(pay('300.00', ALPHA, DEALER));
      const event = close(book);
      expect(event.trades.map(({ id }) => id)).to.deep.equal([first.id.replace('ins', 'trd')]);
      expect(event.excluded).to.deep.equal([
        {
          trade: second.id.replace('ins', 'trd'),
          instructions: [second.id],
          code: 'insufficient_funds',
          detail:
            'account alpha-cbdc is short of 200.00 EUR-CBDC in the run; ' +
            'this trade was the last that brings it there',
          account: 'alpha-cbdc',
        },
      ]);
      expect(book.instruction(second.id)).to.deep.include({ status: 'pending' });
      expect(book.reason(second)).to.equal('insufficient_funds');
      book.run(issue('EUR-CBDC', 'alpha-cbdc', 200_00n));
      expect(close(book).trades).to.have.lengthOf(1);
    });

    it('keeps the more urgent one, whenever it came', () => {
      const old = book.submit(pay('900.00', ALPHA, BETA));
      const urgent = book.submit(pay('900.00', ALPHA, DEALER, { priority: 'urgent' }));
      close(book);
      expect([old, urgent].map((each) => book.status(each))).to.deep.equal(['pending', 'settled']);
    });

    it('follows what the missing trade means for those it would have paid', () => {
      // Beta can pay on only what it gets from alpha, and alpha cannot pay.
      const first = book.submit(pay('3000.00', ALPHA, BETA));
      const second = book.submit(pay('2500.00', BETA, DEALER));
      const third = book.submit(pay('400.00', DEALER, ALPHA));
      const event = close(book);
      const reasons = event.excluded.map(({ instructions, account }) => [...instructions, account]);
      expect(reasons).to.deep.equal([
        [first.id, 'alpha-cbdc'],
        [second.id, 'beta-cbdc'],
      ]);
      expect(book.status(third)).to.equal('settled');
    });

    it('counts limits: of one debit as of a balance', () => {
      book.run(setLimits('alpha-cbdc', { transferLimit: 100_00n }));
      book.run(setLimits('dealer-cbdc', { ceiling: 1_050_00n }));
      book.submit(pay('60.00', ALPHA, BETA));
      const limited = book.submit(pay('60.00', ALPHA, BETA));
      const full = book.submit(pay('60.00', BETA, DEALER));
      const codes = close(book).excluded.map(({ instructions, code }) => [...instructions, code]);
      expect(codes).to.deep.equal([
        [limited.id, 'transfer_limit_exceeded'],
        [full.id, 'ceiling_exceeded'],
      ]);
    });

    it('lets no frozen account settle by being netted', () => {
      book.run(freeze('alpha-cbdc', 'debits'));
      const frozen = book.submit(pay('10.00', ALPHA, BETA));
      book.submit(pay('20.00', BETA, ALPHA));
      const event = close(book);
      expect(event.excluded).to.deep.include.members([
        {
          trade: frozen.id.replace('ins', 'trd'),
          instructions: [frozen.id],
          code: 'account_frozen',
          detail: 'debits of alpha-cbdc are frozen',
          account: 'alpha-cbdc',
        },
      ]);
      expect(event.trades).to.have.lengthOf(1);
    });

    it('leaves out what is on hold, and what waits for it', () => {
      const held = book.submit(pay('1.00', ALPHA, BETA, { onHold: true, reference: 'held' }));
      const linked = book.submit(
        pay('2.00', ALPHA, BETA, { links: [{ type: 'with', reference: 'held' }] }),
      );
      const after = book.submit(
        pay('3.00', ALPHA, BETA, { links: [{ type: 'after', reference: 'held' }] }),
      );
      const codes = close(book).excluded.map(({ code }) => code);
      expect(codes).to.have.members(['on_hold', 'awaiting_link', 'awaiting_link']);
      book.run({ type: 'release_instruction', instruction: held.id, party: ALPHA });
      close(book);
      expect([held, linked].map((each) => book.status(each))).to.deep.equal(['settled', 'settled']);
      expect(book.reason(after)).to.equal('awaiting_cycle');
      close(book);
      expect(book.status(after)).to.equal('settled');
    });

    it('takes out what is linked with what it takes out', () => {
      const first = book.submit(pay('10.00', BETA, DEALER, { reference: 'one' }));
      const links = [{ type: 'with', reference: 'one' }] as const;
      const second = book.submit(pay('2000.00', BETA, ALPHA, { links }));
      const event = close(book);
      expect(event.trades).to.deep.equal([]);
      expect(book.reason(first)).to.equal('awaiting_link');
      expect(book.reason(second)).to.equal('insufficient_funds');
    });
  });
});
