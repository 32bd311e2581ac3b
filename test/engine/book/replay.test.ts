import { expect } from 'chai';
import { pack, unpack } from '../../../app/shell/journal-format.ts';
import {
  applyDecision,
  type BookState,
  type Decision,
  emptyBook,
  receiptOf,
  restoreSnapshot,
  takeSnapshot,
} from '../../../engine/book.ts';
import {
  admit,
  attest,
  cancel,
  freeze,
  hold,
  issue,
  openAccount,
  post,
  postHold,
  redeem,
  revoke,
  setLimits,
  transfer,
} from '../support/commands.ts';
import { circle, dvp, payment, pvp } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import { DAY, SECOND, TestBook, textOf } from '../support/test-book.ts';

/** A history with something of everything in it. */
function longHistory(): TestBook {
  const book = sandboxBook();
  const { now } = book;
  book.run({ type: 'open_book', writer: 'w1' });
  book.run({ ...issue('EUR-CBDC', 'alpha-cbdc', 5n), key: 'k1' });
  book.refusal({ ...issue('EUR-CBDC', 'alpha-cbdc', 0n), key: 'k2', fingerprint: 'digest' });
  book.run(post(hold('h1', 'alpha-cbdc', 'beta-cbdc', 900_00n, now + SECOND)));
  book.run(post(hold('h2', 'dealer-cbdc', 'beta-cbdc', 1_00n), postHold('h2', 50n)));
  book.run(post(hold('h3', 'dealer-cbdc', 'beta-cbdc', 1_00n, now + 2 * DAY)));
  book.run(post(transfer('dealer-usdm', 'alpha-usdm', 2n ** 120n, 'up to')));
  const origin = { messageId: 'M-1' };
  book.submit(payment('500.00', { origin, tradeReference: 'T', expiresAt: now + 9 * DAY }));
  book.submit(dvp('dealer'));
  book.rejection(payment('x'));
  for (const party of ['bank-alpha', 'bank-beta', 'dealer']) {
    book.submit(circle(party, { settlementDate: '2026-11-25' }));
  }
  const unwanted = book.submit(pvp('dealer'));
  book.run({ ...cancel(unwanted.id, 'dealer'), key: 'k3' });
  book.run(freeze('dealer-bond', 'all'));
  book.submit(dvp('bank-alpha'));
  book.run(setLimits('beta-cbdc', { floor: -1n, ceiling: 10_000_00n }));
  book.run(revoke('EUR-ALPHA', 'dealer'));
  book.run(admit('USDM', 'dealer'));
  book.run(openAccount('more-bonds', 'depository', 'BOND'));
  book.run(attest('USDM', 6_000_000_000n, now + DAY));
  book.run(redeem('EUR-CBDC', 'beta-cbdc', 7n));
  book.pass(SECOND);
  book.run(freeze('dealer-bond', 'none'));
  book.pass(2 * DAY);
  book.submit(dvp('dealer', { cash: '7000.00' }));
  book.submit(dvp('bank-alpha', { cash: '7000.00' }));
  book.pass(30 * DAY);
  return book;
}

function replayed(decisions: readonly Decision[], from: BookState = emptyBook()): BookState {
  for (const decision of decisions) applyDecision(from, decision);
  return from;
}

/** What is left of a value after the journal: other objects, as another process reads them. */
function packed<T>(value: T): T {
  return unpack(pack(value)) as T;
}

describe('replay', () => {
  let book: TestBook;
  let decisions: readonly Decision[];
  let truth: string;
  before(() => {
    book = longHistory();
    decisions = book.decisions;
    truth = textOf(book.state);
  });

  it('of all decisions gives the same state', () => {
    expect(textOf(replayed(decisions))).to.equal(truth);
  });

  it('of decisions that have been through the journal gives the same state', () => {
    expect(textOf(replayed(packed(decisions)))).to.equal(truth);
  });

  it('from a snapshot taken after any decision gives the same state', () => {
    const state = emptyBook();
    for (const [index, decision] of decisions.entries()) {
      const tail = decisions.slice(index);
      const snapshot = takeSnapshot(state);
      for (const copy of [structuredClone(snapshot), packed(snapshot)]) {
        const restored = restoreSnapshot(copy);
        expect(textOf(restored), `at decision ${index}`).to.equal(textOf(state));
        expect(textOf(replayed(tail, restored)), `from decision ${index}`).to.equal(truth);
      }
      applyDecision(state, decision);
    }
    expect(textOf(state)).to.equal(truth);
  });

  it('goes on deciding as the original does, from whatever it was made', () => {
    const more = new TestBook(replayed(decisions), decisions);
    more.now = book.now;
    more.run(post(hold('h9', 'dealer-cbdc', 'beta-cbdc', 1_00n, more.now + 3 * DAY)));
    more.submit(payment('9000.00', { settlementDate: '2027-01-20', reference: 'late' }));
    more.submit(payment('9000.00', { reference: 'now' }));
    more.submit({ ...dvp('dealer'), reference: 'deal' });
    const states = [
      restoreSnapshot(packed(takeSnapshot(more.state))),
      replayed([...decisions, ...more.decisions]),
      more.state,
    ];
    const [fromSnapshot, fromReplay, original] = states.map((state) => {
      const next = new TestBook(state, [...decisions, ...more.decisions]);
      next.now = more.now;
      const matched = next.submit({ ...dvp('bank-alpha'), reference: 'deal' });
      expect(matched.status).to.equal('settled');
      next.run(issue('EUR-CBDC', 'alpha-cbdc', 9_500_00n));
      next.pass(4 * DAY);
      next.pass(50 * DAY);
      return textOf(next.state);
    });
    expect(fromSnapshot).to.equal(original);
    expect(fromReplay).to.equal(original);
  });

  it('gives the same receipt of every decision', () => {
    let first = 1;
    const copies = packed(decisions);
    for (const [index, decision] of decisions.entries()) {
      const copy = copies[index];
      if (copy === undefined) throw new Error('a decision was lost');
      expect(receiptOf(copy, first)).to.deep.equal(receiptOf(decision, first));
      first += decision.events.length;
    }
    expect(first).to.equal(book.state.position + 1);
  });

  it('keeps nothing that has ended: what is open decides how much there is to remember', () => {
    const { ledger, settlement, timers } = book.state;
    expect([...ledger.holds.keys()]).to.deep.equal([]);
    expect([...settlement.instructions.keys()]).to.deep.equal([]);
    expect(settlement.references.size + settlement.openTrades.size).to.equal(0);
    expect(timers.next, 'nothing will be due').to.equal(undefined);
  });

  it('does not ask the rules again: facts stay facts', () => {
    const permissions = new Set(['admitted', 'revoked', 'reserves_attested', 'account_frozen']);
    const lawless = decisions.map((decision) => ({
      ...decision,
      events: decision.events.filter(({ type }) => !permissions.has(type)),
    }));
    const state = replayed(lawless);
    for (const { id, posted, held } of book.state.ledger.accounts.values()) {
      expect(state.ledger.accounts.get(id), id).to.include({ posted, held });
    }
  });
});

describe('the canonical state', () => {
  it('does not depend on the order in which the maps were filled', () => {
    const one = sandboxBook();
    const other = sandboxBook();
    one.run(
      post(hold('a', 'alpha-cbdc', 'beta-cbdc', 1n), hold('b', 'beta-cbdc', 'alpha-cbdc', 2n)),
    );
    other.run(
      post(hold('b', 'beta-cbdc', 'alpha-cbdc', 2n), hold('a', 'alpha-cbdc', 'beta-cbdc', 1n)),
    );
    expect(textOf(one.state)).to.equal(textOf(other.state));
  });

  it('says nothing of cycles and penalties in a book that has none', () => {
    const unused = textOf(sandboxBook().state);
    for (const word of ['cycles', 'claims', 'penalt']) expect(unused).not.to.contain(word);
    const used = sandboxBook();
    used.run({ type: 'set_penalty_rate', rate: { instrument: 'BOND', basisPoints: '1' } });
    expect(textOf(used.state)).to.contain('penaltyRates');
  });

  it('shows every change of the state', () => {
    const texts = new Set<string>();
    const state = emptyBook();
    const { decisions } = longHistory();
    for (const decision of decisions) {
      applyDecision(state, decision);
      texts.add(textOf(state));
    }
    expect(texts.size).to.equal(decisions.length);
  });
});
