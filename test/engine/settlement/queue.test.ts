import { expect } from 'chai';
import { checkInvariants } from '../../../engine/book.ts';
import type { Instruction } from '../../../engine/settlement/instruction.ts';
import type { SettlementState } from '../../../engine/settlement/state.ts';
import { freeze, hold, issue, post } from '../support/commands.ts';
import { leg, payment } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import { DAY, SECOND, type TestBook } from '../support/test-book.ts';

function pay(amount: string, from: string, to: string) {
  return payment(amount, { party: from, legs: [leg('EUR-CBDC', amount, from, to)] });
}

describe('the queue of an account', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  function statuses(): readonly string[] {
    return book.instructions.map(({ status }) => status);
  }

  it('is served in the order in which it formed', () => {
    for (let turn = 0; turn < 12; turn += 1) book.submit(pay('2000.00', 'bank-alpha', 'dealer'));
    for (let turn = 0; turn < 12; turn += 1) {
      book.run(issue('EUR-CBDC', 'alpha-cbdc', turn === 0 ? 1_000_00n : 2_000_00n));
      const settled = Array.from({ length: 12 }, (_, index) =>
        index <= turn ? 'settled' : 'pending',
      );
      expect(statuses()).to.deep.equal(settled);
    }
  });

  it('is served in the order of the instructions too when their settlement date comes', () => {
    const settlementDate = '2026-11-24';
    for (let turn = 0; turn < 12; turn += 1) {
      book.submit({ ...pay('600.00', 'bank-alpha', 'dealer'), settlementDate });
    }
    book.pass(DAY);
    expect(statuses()).to.deep.equal(['settled', ...Array(11).fill('pending')]);
  });

  it('lets a smaller payment pass one that cannot settle', () => {
    book.submit(pay('5000.00', 'bank-alpha', 'dealer'));
    expect(book.submit(pay('1000.00', 'bank-alpha', 'dealer')).status).to.equal('settled');
  });

  it('sets off a chain: who is paid pays on, in the same decision', () => {
    const big = pay('1500.00', 'dealer', 'bank-alpha');
    book.submit(big);
    book.submit(pay('1400.00', 'bank-beta', 'dealer'));
    const { decisions } = book.execute(book.submission(pay('900.00', 'bank-alpha', 'bank-beta')));
    expect(statuses()).to.deep.equal(['settled', 'settled', 'settled']);
    expect(decisions).to.have.lengthOf(1);
    expect(checkInvariants(book.state)).to.deep.equal([]);
  });

  it('gives a trade another try when a later one of the same queue brought the money', () => {
    book.run(freeze('alpha-cbdc', 'debits'));
    const first = book.submit(pay('1500.00', 'bank-alpha', 'dealer'));
    const legs = [
      leg('EUR-CBDC', '1.00', 'bank-alpha', 'bank-beta'),
      leg('EUR-CBDC', '600.00', 'bank-beta', 'bank-alpha'),
    ];
    book.submit({ kind: 'batch', party: 'bank-beta', legs });
    const second = book.submit({ kind: 'batch', party: 'bank-alpha', legs });
    expect([first, second].map((each) => book.reason(each))).to.deep.equal([
      'account_frozen',
      'account_frozen',
    ]);
    book.run(freeze('alpha-cbdc', 'none'));
    expect([second, first].map((each) => book.status(each))).to.deep.equal(['settled', 'settled']);
    expect(book.posted('alpha-cbdc')).to.equal(99_00n);
    expect(book.state.settlement.blocked.size, 'nobody waits any more').to.equal(0);
  });

  it('looks at what a trade takes in all: what comes back in it counts', () => {
    const legs = [
      leg('EUR-CBDC', '5000.00', 'bank-alpha', 'bank-beta'),
      leg('EUR-CBDC', '3000.00', 'bank-beta', 'bank-alpha'),
    ];
    book.submit({ kind: 'batch', party: 'bank-beta', legs });
    const outcome = book.submit({ kind: 'batch', party: 'bank-alpha', legs });
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 999_99n));
    expect(book.reason(outcome)).to.equal('insufficient_funds');
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 1n));
    expect(book.status(outcome)).to.equal('settled');
  });

  it('of thousands is served by one credit at once', () => {
    const length = 3_000;
    const instruction = pay('2000.00', 'bank-alpha', 'dealer');
    for (let index = 0; index < length; index += 1) book.submit(instruction);
    const start = performance.now();
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 2_000_00n * BigInt(length)));
    expect(new Set(statuses())).to.deep.equal(new Set(['settled']));
    // Two tries for each trade take well under a second; work that grows with the square takes minutes.
    expect(performance.now() - start).to.be.below(5_000);
  });

  it('of more than a call can take arguments is served by one timer', () => {
    const length = 130_000;
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 300_00n));
    book.run(post(hold('h1', 'alpha-cbdc', 'beta-cbdc', 1_300_00n, book.now + SECOND)));
    const model = book.openInstruction(book.submit(pay('0.01', 'bank-alpha', 'dealer')).id);
    prolong(book.state.settlement, model, length);
    book.now += SECOND;
    const [decision] = book.execute({ type: 'tick' }).decisions;
    expect(decision?.events.filter(({ type }) => type === 'settled')).to.have.lengthOf(length);
    expect(book.available('alpha-cbdc')).to.equal(0n);
  });
});

/** Puts copies of a waiting payment into its queue: to submit that many would take too long. */
function prolong(state: SettlementState, model: Instruction, length: number): void {
  const trade = model.trade === null ? undefined : state.openTrades.get(model.trade);
  const account = trade === undefined ? undefined : state.blockedOn.get(trade.id);
  if (trade === undefined || account === undefined) throw new Error('it does not wait');
  for (let index = 1; index < length; index += 1) {
    const id = `ins-copy-${index}` as Instruction['id'];
    const copy = { ...trade, id: `trd-copy-${index}` as typeof trade.id, instructions: [id] };
    state.instructions.set(id, { ...model, id, trade: copy.id });
    state.openTrades.set(copy.id, copy);
    state.blocked.get(account)?.add(copy.id);
    state.blockedOn.set(copy.id, account);
  }
}
