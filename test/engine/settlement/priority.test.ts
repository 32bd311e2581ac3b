import { expect } from 'chai';
import type { Priority } from '../../../engine/settlement/instruction.ts';
import { amend, issue } from '../support/commands.ts';
import { dvp, payment } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import type { TestBook } from '../support/test-book.ts';

describe('the priority of those that wait for one account', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  /** In which order they settle, by their number, as money for one comes after the other. */
  function served(...priorities: readonly (Priority | undefined)[]): readonly number[] {
    const waiting = priorities.map((priority) =>
      book.submit(payment('2000.00', priority === undefined ? {} : { priority })),
    );
    return order(waiting.map(({ id }) => id));
  }

  function order(ids: readonly string[]): readonly number[] {
    const settled: number[] = [];
    for (let turn = 0; turn < ids.length; turn += 1) {
      book.run(issue('EUR-CBDC', 'alpha-cbdc', turn === 0 ? 1_000_00n : 2_000_00n));
      for (const [index, id] of ids.entries()) {
        const done = book.instruction(id).status === 'settled';
        if (done && !settled.includes(index)) settled.push(index);
      }
    }
    return settled;
  }

  it('decides who is first; among equals the older is', () => {
    const all = ['normal', 'urgent', undefined, 'high', 'urgent', 'high'] as const;
    expect(served(...all)).to.deep.equal([1, 4, 3, 5, 0, 2]);
  });

  it('can be amended while it waits', () => {
    const ids = [1, 2, 3].map(() => book.submit(payment('2000.00')).id);
    book.run(amend(ids[2] ?? '', 'bank-alpha', { priority: 'urgent' }));
    expect(order(ids)).to.deep.equal([2, 0, 1]);
  });

  it('of a trade is that of its most urgent side', () => {
    const pay = book.submit(payment('2000.00', { priority: 'high' }));
    const cash = { cash: '2000.00' };
    const dealers = book.submit({ ...dvp('dealer', cash), priority: 'urgent' });
    book.submit(dvp('bank-alpha', cash));
    expect(order([pay.id, dealers.id])).to.deep.equal([1, 0]);
  });
});
