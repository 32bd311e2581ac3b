import { expect } from 'chai';
import { pack, unpack } from '../../../../app/shell/journal-format.ts';
import {
  applyDecision,
  checkInvariants,
  type Decision,
  emptyBook,
  receiptOf,
  restoreSnapshot,
  takeSnapshot,
  viewDecision,
} from '../../../../engine/book.ts';
import { issue } from '../../support/commands.ts';
import {
  alphaHas,
  closeDay,
  creditBook,
  draw,
  eligible,
  line,
  lineOf,
  openDay,
  pledge,
  pledgeIds,
  prices,
  releasePledge,
  repay,
} from '../../support/credit.ts';
import { dvp } from '../../support/instructions.ts';
import { sandboxBook } from '../../support/sandbox.ts';
import { DAY, type TestBook, textOf } from '../../support/test-book.ts';

const ABOUT_CREDIT = new Set<string>([
  'credit_line_set',
  'eligibility_set',
  'prices_set',
  'pledged',
  'pledges_released',
  'credit_drawn',
  'credit_repaid',
  'margin_called',
  'margin_call_covered',
  'credit_day_closed',
  'credit_day_opened',
]);

/** A history with every event about credit in it. */
function creditHistory(): TestBook {
  const book = creditBook();
  alphaHas(book, { cash: 50_00n, bills: 100_00n });
  book.run(line('beta', { unsecured: 10_00n }));
  book.submit(dvp('dealer'));
  book.submit(dvp('bank-alpha'));
  book.run(pledge('alpha-bill', 20_00n));
  book.run(draw(30_00n));
  book.run(prices(book, { BOND: '0.50' }));
  book.run(repay(20_00n));
  book.run(pledge('alpha-bill', 10_00n));
  book.run(eligible('BILL', null));
  book.run(eligible('BILL', 0));
  book.run(closeDay());
  book.pass(DAY);
  book.run(openDay('2026-11-24'));
  book.run(issue('EUR-CBDC', 'alpha-cbdc', 500_00n));
  book.run(repay());
  for (const id of pledgeIds(book)) book.run(releasePledge(id));
  book.run(pledge('alpha-bond', 5_00n));
  book.run(draw(1_00n));
  return book;
}

describe('the state of credit', () => {
  it('is the same after replay from a snapshot taken after any decision', () => {
    const book = creditHistory();
    const types = new Set(book.decisions.flatMap(({ events }) => events.map(({ type }) => type)));
    expect([...types]).to.include.members([
      'margin_called',
      'margin_call_covered',
      'credit_repaid',
    ]);
    const decisions = unpack(pack(book.decisions)) as readonly Decision[];
    const truth = textOf(book.state);
    const state = emptyBook();
    for (const [index, decision] of decisions.entries()) {
      const restored = restoreSnapshot(unpack(pack(takeSnapshot(state))) as never);
      expect(textOf(restored), `at decision ${index}`).to.equal(textOf(state));
      for (const later of decisions.slice(index)) applyDecision(restored, later);
      expect(textOf(restored), `from decision ${index}`).to.equal(truth);
      applyDecision(state, decision);
    }
    expect(textOf(state)).to.equal(truth);
  });

  it('shows in the state hash with each of its changes', () => {
    const state = emptyBook();
    // Time and position change with everything, and stand in the first line: credit has to show by itself.
    const content = () => textOf(state).split('\n').slice(1).join('\n');
    for (const { at, events } of creditHistory().decisions) {
      for (const event of events) {
        const before = content();
        applyDecision(state, { at, events: [event] });
        if (ABOUT_CREDIT.has(event.type)) expect(content(), event.type).to.not.equal(before);
      }
    }
  });

  it('is not there in a book that knows of no credit', () => {
    const book = sandboxBook();
    expect(takeSnapshot(book.state)).to.not.have.property('credit');
    expect(textOf(book.state)).to.not.contain('credit');
  });

  it('leaves the answer to the one who instructed as it was', () => {
    const book = creditBook();
    alphaHas(book, { cash: 50_00n });
    book.submit(dvp('dealer'));
    const receipt = book.run(book.submission(dvp('bank-alpha')));
    const decision = book.decisions.at(-1);
    if (decision === undefined) throw new Error('nothing was decided');
    expect(receiptOf(decision, receipt.first)).to.deep.equal(receipt);
    expect(receipt.instruction?.status).to.equal('settled');
    const view = viewDecision({ decision, first: receipt.first, hash: 'h' }, () => 2);
    expect(view).to.deep.include({ status: 'settled' });
    expect(view?.finality?.position).to.equal(receipt.instruction?.settledAt);
  });
});

describe('8. credit is covered, or called for', () => {
  let book: TestBook;
  beforeEach(() => {
    book = creditBook();
    alphaHas(book, { cash: 0n, bonds: 200_00n });
    book.run(draw(88_20n));
    expect(checkInvariants(book.state)).to.deep.equal([]);
  });

  function breaks(words: string): void {
    const violations = checkInvariants(book.state);
    expect(violations.map(({ invariant }) => invariant)).to.include(8);
    expect(violations.map(({ detail }) => detail).join('\n')).to.contain(words);
  }

  it('is broken by credit that nobody called for', () => {
    lineOf(book).drawn += 1n;
    breaks('passes its limit by 1, the margin call is 0');
  });

  it('is broken by a call without a reason', () => {
    lineOf(book).called = 5n;
    breaks('the margin call is 5');
  });

  it('is broken by a cap below what is drawn', () => {
    lineOf(book).cap = 88_00n;
    breaks('passes its limit by 20');
  });

  it('is broken by a pledge without its hold', () => {
    book.state.ledger.holds.clear();
    breaks('its hold says otherwise');
  });

  it('is broken by a pledge that its line does not know', () => {
    lineOf(book).pledges.clear();
    breaks('which does not know it');
  });

  it('is broken by what is counted wrong', () => {
    lineOf(book).pledged.set('BOND' as never, 101_00n);
    breaks('add up to something else');
  });

  it('makes an event that breaks it a bug', () => {
    const drawing = { line: 'alpha-cbdc', lender: 'lender-cbdc', amount: 1n, pledges: [] } as never;
    const decision = { at: book.now, events: [{ type: 'credit_drawn', drawing } as const] };
    expect(() => applyDecision(book.state, decision)).to.throw('credit is within its cap');
  });

  it('makes a release that breaks it a bug', () => {
    const pledges = pledgeIds(book) as never;
    const event = { type: 'pledges_released', line: 'alpha-cbdc' as never, pledges } as const;
    expect(() => applyDecision(book.state, { at: book.now, events: [event] })).to.throw(
      'credit is within its cap',
    );
  });
});
