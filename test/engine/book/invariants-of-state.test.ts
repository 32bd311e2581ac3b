import { expect } from 'chai';
import { applyDecision, checkInvariants, emptyBook } from '../../../engine/book.ts';
import type { Instruction } from '../../../engine/settlement/instruction.ts';
import { hold, issue, post } from '../support/commands.ts';
import { circle, dvp, payment } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import { type TestBook, textOf } from '../support/test-book.ts';

describe('a state that breaks an invariant is told by its number', () => {
  let book: TestBook;
  let waiting: Instruction;
  beforeEach(() => {
    book = sandboxBook();
    book.run({ ...issue('EUR-CBDC', 'alpha-cbdc', 1n), key: 'k' });
    book.run(post(hold('h1', 'alpha-cbdc', 'beta-cbdc', 5_00n)));
    book.submit(dvp('dealer'));
    book.submit(dvp('bank-alpha'));
    book.submit(dvp('dealer', { cash: '5000.00' }));
    waiting = book.openInstruction(book.submit(dvp('bank-alpha', { cash: '5000.00' })).id);
    expect(checkInvariants(book.state), 'all is well before').to.deep.equal([]);
  });

  function breaks(invariant: 1 | 2 | 3, words: string): void {
    const violations = checkInvariants(book.state);
    expect(violations.map((violation) => violation.invariant)).to.include(invariant);
    expect(violations.map(({ detail }) => detail).join('\n')).to.contain(words);
  }

  describe('1. the sum over all accounts is zero', () => {
    for (const amount of [1n, -1n]) {
      it(`${amount} on an account that nobody gave`, () => {
        book.account('beta-cbdc').posted += amount;
        breaks(1, `EUR-CBDC add up to ${amount}`);
      });
    }

    it('an account that is lost', () => {
      book.state.ledger.accounts.delete(book.account('dealer-usdm').id);
      breaks(1, 'USDM');
    });
  });

  describe('2. available is at or above the floor, and no limit is passed', () => {
    it('a floor above what is available', () => {
      book.account('alpha-cbdc').floor = book.available('alpha-cbdc') + 1n;
      breaks(2, 'alpha-cbdc: available');
    });

    it('a ceiling below the balance', () => {
      book.account('beta-cbdc').ceiling = book.posted('beta-cbdc') - 1n;
      breaks(2, 'beta-cbdc: posted');
    });

    it('more or less held than the open holds add up to', () => {
      book.account('alpha-cbdc').held -= 1n;
      breaks(2, 'alpha-cbdc: 499 held');
      book.account('alpha-cbdc').held += 2n;
      breaks(2, 'alpha-cbdc: 501 held');
    });

    it('a hold that ended and still holds', () => {
      book.state.ledger.holds.clear();
      breaks(2, 'its open holds add up to 0');
    });
  });

  describe('3. a settlement posts all of its legs or none', () => {
    it('one side waits in another way than the other', () => {
      waiting.status = 'matched';
      breaks(3, `of its trade is`);
    });

    it('one side ended while the trade is open', () => {
      waiting.status = 'expired';
      breaks(3, `${waiting.id} is expired and still there`);
    });

    it('a trade that is lost while its instructions wait', () => {
      book.state.settlement.openTrades.clear();
      breaks(3, `its trade ${waiting.trade} is closed`);
    });

    it('a trade that stays open when one side is gone', () => {
      book.state.settlement.instructions.delete(waiting.id);
      breaks(3, `${waiting.trade} is open, ${waiting.id} does not stand in it`);
    });

    it('an instruction that waits without a trade', () => {
      waiting.trade = null;
      breaks(3, `${waiting.id} is pending without a trade`);
    });

    it('a trade without instructions', () => {
      const { trade } = waiting;
      book.state.settlement.instructions.clear();
      breaks(3, `${trade} is open`);
    });
  });

  describe('5. replay gives the same state', () => {
    it('and another one when a fact is changed', () => {
      book.submit(payment('1.00'));
      book.submit(circle('dealer'));
      const state = emptyBook();
      for (const decision of book.decisions) applyDecision(state, decision);
      expect(textOf(state)).to.equal(textOf(book.state));
      const changed = emptyBook();
      for (const decision of book.decisions) {
        const at = decision.at + 1;
        applyDecision(changed, { ...decision, at });
      }
      expect(textOf(changed)).to.not.equal(textOf(book.state));
    });
  });
});
