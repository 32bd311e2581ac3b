import { expect } from 'chai';
import { checkInvariants, type InstructionOutcome } from '../../../engine/book.ts';
import type { LinkInput } from '../../../engine/settlement/instruction.ts';
import { amend, cancel, holdBack, issue, letGo } from '../support/commands.ts';
import { dvp, leg, payment } from '../support/instructions.ts';
import { expectNothingLeftWaiting } from '../support/nothing-left-waiting.ts';
import { sandboxBook } from '../support/sandbox.ts';
import type { Terms, TestBook } from '../support/test-book.ts';

const link = (type: LinkInput['type'], reference: string): LinkInput => ({ type, reference });

describe('linked instructions', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  afterEach(() => {
    expect(checkInvariants(book.state)).to.deep.equal([]);
    expectNothingLeftWaiting(book.state, book.now);
  });

  /** Alpha pays beta, under a reference. */
  function pay(reference: string, amount: string, ...links: LinkInput[]): InstructionOutcome {
    return book.submit(payment(amount, { reference, links }));
  }

  const statuses = (...outcomes: readonly InstructionOutcome[]) =>
    outcomes.map((outcome) => book.status(outcome));

  it('settle one after the other', () => {
    const first = pay('first', '5000.00');
    const second = pay('second', '1.00', link('after', 'first'));
    expect(second.reason?.code).to.equal('awaiting_link');
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 4_000_00n));
    expect(book.status(first)).to.equal('settled');
    expect(book.reason(second), 'its turn has come').to.equal('insufficient_funds');
  });

  it('make an older one wait for a younger one', () => {
    const older = pay('older', '3000.00');
    const younger = pay('younger', '5000.00', link('before', 'older'));
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 2_500_00n));
    expect(book.reason(older)).to.equal('awaiting_link');
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 4_500_00n));
    expect(statuses(older, younger)).to.deep.equal(['settled', 'settled']);
    const settled = book.decisions.flatMap(({ events }) =>
      events.flatMap((event) => (event.type === 'settled' ? event.trade.instructions : [])),
    );
    expect(settled).to.deep.equal([younger.id, older.id]);
  });

  describe('with each other', () => {
    /** Two sides each of two trades: alpha buys bonds of the dealer, and sells them to beta. */
    function chain(): readonly InstructionOutcome[] {
      const sale = [
        leg('BOND', '100.00', 'bank-alpha', 'bank-beta'),
        leg('EUR-CBDC', '1000.00', 'bank-beta', 'bank-alpha'),
      ];
      const buy = { cash: '2000.00' };
      return [
        book.submit({ ...dvp('dealer', buy) }),
        book.submit({ ...dvp('bank-alpha', buy), reference: 'buy' }),
        book.submit({ kind: 'dvp', party: 'bank-beta', legs: sale }),
        book.submit({
          kind: 'dvp',
          party: 'bank-alpha',
          legs: sale,
          links: [link('with', 'buy')],
        }),
      ];
    }

    it('settle in one moment, although none could alone', () => {
      const sides = chain();
      expect(statuses(...sides)).to.deep.equal(Array(4).fill('settled'));
      const event = book.decisions.at(-1)?.events.at(-1);
      expect(event?.type).to.equal('settled_together');
      const positions = sides.map(({ id }) => book.instruction(id).settledAt);
      expect(new Set(positions).size).to.equal(1);
      expect([book.posted('alpha-cbdc'), book.posted('alpha-bond')]).to.deep.equal([0n, 0n]);
      expect(book.posted('beta-bond')).to.equal(100_00n);
    });

    it('do not settle while one of them is on hold, and do at its release', () => {
      const dealers = book.submit({ ...dvp('dealer'), onHold: true });
      const alphas = book.submit({ ...dvp('bank-alpha'), reference: 'deal' });
      const other = pay('other', '1.00', link('with', 'deal'));
      expect(other.reason?.code).to.equal('awaiting_link');
      book.run(letGo(dealers.id, 'dealer'));
      expect(statuses(alphas, other)).to.deep.equal(['settled', 'settled']);
    });

    it('do not settle before all of them have matched', () => {
      const lonely = book.submit({ ...dvp('bank-alpha'), reference: 'lonely' });
      const other = pay('other', '1.00', link('with', 'lonely'));
      expect(statuses(lonely, other)).to.deep.equal(['unmatched', 'pending']);
      book.submit(dvp('dealer'));
      expect(statuses(lonely, other)).to.deep.equal(['settled', 'settled']);
    });

    it('wait for ever for one that never matches, until that one ends', () => {
      const lonely = book.submit({ ...dvp('bank-alpha'), reference: 'lonely' });
      const other = pay('other', '1.00', link('with', 'lonely'));
      book.run(cancel(lonely.id, 'bank-alpha'));
      expect(book.reason(other)).to.equal('link_broken');
      book.run(amend(other.id, 'bank-alpha', { links: null }));
      expect(book.status(other)).to.equal('settled');
    });

    it('reach as far as the links go: across three', () => {
      const first = pay('first', '400.00');
      expect(first.status).to.equal('settled');
      const one = pay('one', '5000.00');
      const two = pay('two', '1.00', link('with', 'one'));
      const three = pay('three', '2.00', link('with', 'two'));
      book.run(issue('EUR-CBDC', 'alpha-cbdc', 4_402_99n));
      expect(statuses(one, two, three)).to.deep.equal(Array(3).fill('pending'));
      book.run(issue('EUR-CBDC', 'alpha-cbdc', 1n));
      expect(statuses(one, two, three)).to.deep.equal(Array(3).fill('settled'));
      expect(book.posted('alpha-cbdc')).to.equal(0n);
    });

    it('wait, and the engine goes on, when one far along the links ended', () => {
      pay('one', '5000.00');
      pay('two', '1.00', link('with', 'one'));
      const three = pay('three', '2.00', link('with', 'two'));
      book.run(cancel(three.id, 'bank-alpha'));
      book.run(issue('EUR-CBDC', 'alpha-cbdc', 9_000_00n));
      expect(book.instructions.map(({ status }) => status)).to.deep.equal([
        'pending',
        'pending',
        'cancelled',
      ]);
    });

    it('tell the others nothing of a trade that is not theirs', () => {
      const sides = [book.submit({ ...dvp('dealer'), onHold: true })];
      book.submit({ ...dvp('bank-alpha'), reference: 'deal' });
      const legs = [leg('EUR-CBDC', '1.00', 'bank-alpha', 'bank-beta')];
      sides.push(book.submit({ kind: 'fop', party: 'bank-beta', legs }));
      const links = [link('with', 'deal')];
      book.submit({ kind: 'fop', party: 'bank-alpha', legs, links });
      const detail = book.instruction(sides[1]?.id ?? '').reason?.detail;
      expect(detail)
        .to.match(/waits/)
        .and.not.match(/dealer|hold/);
    });
  });

  it('for information only wait for nothing, nor need the other be there', () => {
    const outcome = pay('x', '1.00', link('information', 'never-sent'));
    expect(outcome.status).to.equal('settled');
  });

  it('say that a link is broken when the other one expires', () => {
    book.submit(payment('5000.00', { reference: 'first', expiresAt: book.now + 1 }));
    const second = pay('second', '1.00', link('after', 'first'));
    book.pass(1);
    expect(book.reason(second)).to.equal('link_broken');
    book.pass(1);
    expect(book.status(second)).to.equal('pending');
  });

  describe('let go', () => {
    it('of what they themselves waited for', () => {
      pay('first', '5000.00');
      const second = pay('second', '1.00', link('after', 'first'));
      book.run(amend(second.id, 'bank-alpha', { links: [] }));
      expect(book.status(second)).to.equal('settled');
    });

    it('of those that had to wait for them', () => {
      const older = pay('older', '1.00', link('information', 'nothing'));
      expect(older.status).to.equal('settled');
      const lonely = book.submit({ ...dvp('bank-alpha', { cash: '5000.00' }), reference: 'deal' });
      const waiting = payment('1.00', { reference: 'waiting', onHold: true });
      const held = book.submit(waiting);
      book.run(amend(lonely.id, 'bank-alpha', { links: [link('before', 'waiting')] }));
      book.run(letGo(held.id, 'bank-alpha'));
      expect(book.reason(held)).to.equal('awaiting_link');
      book.run(amend(lonely.id, 'bank-alpha', { links: null }));
      expect(book.status(held)).to.equal('settled');
    });

    it('of none that another has tied to them', () => {
      const first = pay('first', '5000.00');
      const second = pay('second', '1.00', link('after', 'first'));
      book.run(amend(first.id, 'bank-alpha', { links: [link('before', 'second')] }));
      book.run(amend(first.id, 'bank-alpha', { links: null }));
      expect(book.status(second), 'its own link stays').to.equal('pending');
    });
  });

  describe('are refused', () => {
    const refused = (terms: Partial<Terms>) => book.rejection(payment('1.00', terms));

    it('when they name none of the party that is open', () => {
      pay('settled', '1.00');
      book.submit({ ...dvp('dealer'), reference: 'dealers' });
      for (const reference of ['never', 'settled', 'dealers']) {
        const refusal = refused({ links: [link('with', reference)] });
        expect(refusal).to.include({ code: 'link_unknown', field: 'links[0].reference' });
      }
    });

    it('when their reference is none', () => {
      const refusal = refused({ links: [link('information', '')] });
      expect(refusal).to.include({ code: 'identifier_invalid', field: 'links[0].reference' });
    });

    it('when they name one twice', () => {
      pay('first', '5000.00');
      const refusal = refused({ links: [link('with', 'first'), link('before', 'first')] });
      expect(refusal).to.include({ code: 'link_invalid', field: 'links[1].reference' });
    });

    it('when there are more than sixteen', () => {
      const links = Array.from({ length: 17 }, () => link('information', 'x'));
      expect(refused({ links })).to.include({ code: 'link_invalid', field: 'links' });
    });

    it('when more than 128 would hang together, in a chain or around one', () => {
      const first = book.submit({ ...payment('1.00'), reference: 'L-0', onHold: true });
      expect(first.status).to.equal('pending');
      for (let index = 1; index < 128; index += 1) {
        const link = { type: 'after' as const, reference: `L-${index % 2 === 0 ? index - 1 : 0}` };
        book.submit({ ...payment('1.00'), reference: `L-${index}`, links: [link] });
      }
      const links = [{ type: 'before' as const, reference: 'L-100' }];
      const refusal = book.rejection({ ...payment('1.00'), links });
      expect(refusal).to.include({ code: 'link_invalid', field: 'links' });
      expect(refusal.detail).to.equal('at most 128 instructions may hang together');
      book.run(letGo(first.id, 'bank-alpha'));
      const [more] = [book.submit({ ...payment('1.00'), reference: 'M-0', onHold: true })];
      const next = book.submit({
        ...payment('1.00'),
        links: [{ type: 'after', reference: 'M-0' }],
      });
      expect([book.status(first), book.status(more), book.status(next)]).to.deep.equal([
        ...['settled', 'pending', 'pending'],
      ]);
    });

    it('when they go in a circle', () => {
      pay('one', '5000.00');
      pay('two', '5000.00', link('after', 'one'));
      pay('three', '5000.00', link('after', 'two'));
      const refusal = refused({ links: [link('after', 'three'), link('before', 'one')] });
      expect(refusal).to.include({ code: 'link_invalid', field: 'links' });
    });

    it('when they would settle with one that has to settle after another of them', () => {
      pay('one', '5000.00');
      pay('two', '5000.00', link('after', 'one'));
      const refusal = refused({ links: [link('with', 'one'), link('with', 'two')] });
      expect(refusal).to.include({ code: 'link_invalid', field: 'links' });
    });

    it('when an amendment would close a circle', () => {
      const one = pay('one', '5000.00');
      const two = pay('two', '5000.00', link('after', 'one'));
      pay('three', '5000.00', link('after', 'two'));
      const refusals = [
        amend(one.id, 'bank-alpha', { links: [link('after', 'three')] }),
        amend(one.id, 'bank-alpha', { links: [link('with', 'two')] }),
        amend(one.id, 'bank-alpha', { links: [link('with', 'one')] }),
      ].map((command) => book.refusal(command).code);
      expect(refusals).to.deep.equal(Array(3).fill('link_invalid'));
      book.run(amend(two.id, 'bank-alpha', { links: [link('before', 'one')] }));
    });

    it('when another has tied them the other way round', () => {
      const first = pay('first', '5000.00');
      pay('second', '5000.00', link('before', 'first'));
      const after = amend(first.id, 'bank-alpha', { links: [link('before', 'second')] });
      expect(book.refusal(after).code).to.equal('link_invalid');
      book.run(amend(first.id, 'bank-alpha', { links: [link('after', 'second')] }));
    });
  });

  it('wait for one of them that goes on hold', () => {
    const first = pay('first', '5000.00');
    const second = pay('second', '1.00', link('with', 'first'));
    book.run(holdBack(second.id));
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 9_000_00n));
    expect(statuses(first, second)).to.deep.equal(['pending', 'pending']);
    book.run(letGo(second.id));
    expect(statuses(first, second)).to.deep.equal(['settled', 'settled']);
  });
});
