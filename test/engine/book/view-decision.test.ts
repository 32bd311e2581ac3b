import { expect } from 'chai';
import { viewDecision } from '../../../engine/book/view-decision.ts';
import { type Command, receiptOf } from '../../../engine/book.ts';
import type { InstructionView } from '../../../engine/ports/queries.ts';
import { issue } from '../support/commands.ts';
import { paymentCycle } from '../support/cycles.ts';
import { dvp, leg, payment } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import type { Terms, TestBook } from '../support/test-book.ts';

describe('the instruction that a decision received, as its submitter sees it', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  function viewOf(command: Command): InstructionView | undefined {
    const first = book.state.position + 1;
    const { decision } = book.execute(command);
    if (decision === undefined) throw new Error('nothing was decided');
    const { instruments } = book.state.instruments;
    return viewDecision({ decision, first, hash: 'abc' }, (id) => instruments.get(id)?.scale ?? 0);
  }

  function submitted(terms: Terms): InstructionView {
    const view = viewOf(book.submission(terms));
    if (view === undefined) throw new Error('no instruction');
    return view;
  }

  const walked = ({ history }: InstructionView) => history.map(({ status }) => status);

  it('settled, with where and when that became final', () => {
    book.submit(dvp('dealer'));
    const { position } = book.state;
    const view = submitted(dvp('bank-alpha'));
    expect(view).to.include({ status: 'settled', reason: null, settlementDate: '2026-11-23' });
    expect(walked(view)).to.deep.equal(['received', 'accepted', 'matched', 'settled']);
    expect(view.history.map((step) => step.position - position)).to.deep.equal([1, 1, 2, 3]);
    expect(view.trade).to.equal(book.instruction(view.id).trade);
    expect(view.finality).to.deep.equal({
      level: 'final',
      position: position + 3,
      time: new Date(book.now).toISOString(),
      hash: 'abc',
    });
    expect(view.legs[1]).to.deep.equal({
      instrument: 'EUR-CBDC',
      amount: '98.00',
      from: { participant: 'bank-alpha', account: 'alpha-cbdc' },
      to: { participant: 'dealer', account: null },
    });
  });

  it('unmatched or pending, with the reason', () => {
    const unmatched = submitted(dvp('dealer'));
    expect(unmatched).to.include({ status: 'unmatched', reason: 'awaiting_counterparty' });
    expect(unmatched).to.include({ trade: null, finality: null, tradeReference: null });
    const pending = submitted(payment('5000.00', { tradeReference: 'T' }));
    expect(walked(pending)).to.deep.equal(['received', 'accepted', 'matched', 'pending']);
    expect(pending).to.include({ reason: 'insufficient_funds', tradeReference: 'T' });
  });

  it('rejected, in the words of its submitter, which are cut when they are long', () => {
    const long = 'x'.repeat(1_000);
    const view = submitted({
      kind: 'payment',
      party: 'bank-alpha',
      legs: [{ ...leg('EUR-CBDC', '1', 'bank-alpha', 'bank-beta'), to: { account: long } }],
    });
    expect(view).to.include({ status: 'rejected', reason: 'account_unknown' });
    expect(view.detail).to.match(/^legs\[0\]\.to\.account: /);
    expect(view.legs[0]?.to.account).to.have.lengthOf.below(300);
    expect(view.settlementDate).to.equal(null);
  });

  it('without what others did in the same decision', () => {
    submitted(payment('1500.00'));
    const feeding = payment('600.00', {
      party: 'dealer',
      legs: [leg('EUR-CBDC', '600.00', 'dealer', 'bank-alpha')],
    });
    const view = submitted(feeding);
    expect(walked(view)).to.deep.equal(['received', 'accepted', 'matched', 'settled']);
    expect(book.posted('beta-cbdc'), 'the other one settled too').to.equal(2_500_00n);
  });

  it('settled with the run of a cycle, where that stands in the same decision', () => {
    book.run({ type: 'define_cycle', cycle: paymentCycle() });
    const submitted = book.execute(book.submission(payment('7.00'))).decision;
    const closed = book.execute({ type: 'close_cycle', cycle: 'eur' }).decision;
    if (submitted === undefined || closed === undefined) throw new Error('nothing was decided');
    const decision = { ...submitted, events: [...submitted.events, ...closed.events] };
    const view = viewDecision({ decision, first: 100, hash: 'abc' }, () => 2);
    const position = 100 + submitted.events.length;
    expect(view).to.include({ status: 'settled', reason: null });
    expect(view?.finality?.position).to.equal(position);
    expect(receiptOf(decision, 100)).to.deep.include({
      instruction: { id: view?.id, status: 'settled', reason: null, settledAt: position },
    });
  });

  it('is there only for decisions that received one', () => {
    expect(viewOf(issue('EUR-CBDC', 'alpha-cbdc', 1n))).to.equal(undefined);
    expect(viewOf(issue('EUR-CBDC', 'alpha-cbdc', 0n))).to.equal(undefined);
  });
});
