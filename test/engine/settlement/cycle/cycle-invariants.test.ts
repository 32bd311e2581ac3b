import { expect } from 'chai';
import { InvariantBroken } from '../../../../engine/assert.ts';
import type { Event } from '../../../../engine/book/event.ts';
import { applyDecision } from '../../../../engine/book.ts';
import type { CycleSettled } from '../../../../engine/settlement/cycle/cycle-event.ts';
import { issue, openAccount } from '../../support/commands.ts';
import { fundRule, pay, paymentCycle } from '../../support/cycles.ts';
import { dvp } from '../../support/instructions.ts';
import { sandboxBook } from '../../support/sandbox.ts';
import type { TestBook } from '../../support/test-book.ts';

// Each event here is one that the engine would never decide: applying it has to stop the engine, by name.

describe('an event of a cycle or of penalties that breaks an invariant stops the engine', () => {
  let book: TestBook;
  let run: CycleSettled;

  /** The event of a run of a book like this one, which this one has not had. */
  function begin(): TestBook {
    const fresh = sandboxBook();
    fresh.run(openAccount('fund', 'centralbank', 'EUR-CBDC'));
    fresh.run(issue('EUR-CBDC', 'fund', 100_00n));
    const onFailure = fundRule('10.00', '0', '0');
    fresh.run({ type: 'define_cycle', cycle: paymentCycle({ onFailure }) });
    fresh.submit(pay('1050.00', 'bank-alpha', 'bank-beta'));
    fresh.submit(pay('20.00', 'bank-beta', 'dealer'));
    return fresh;
  }

  beforeEach(() => {
    book = begin();
    const event = begin().execute({ type: 'close_cycle', cycle: 'eur' }).decision?.events[0];
    if (event?.type !== 'cycle_settled') throw new Error('no run');
    run = event;
  });

  function applying(...events: readonly Event[]): () => void {
    return () => applyDecision(book.state, { at: book.now, events });
  }

  function breaks(invariant: string, ...events: readonly Event[]): void {
    expect(applying(...events)).to.throw(InvariantBroken, invariant);
  }

  it('not as it was decided', () => {
    expect(run.claims).to.have.lengthOf(1);
    applying(run)();
    expect(book.posted('alpha-cbdc')).to.equal(0n);
  });

  it('by postings that come to something else than the legs', () => {
    const more = run.postings.map((each) =>
      each.cause === 'net' ? { ...each, amount: each.amount - 1n } : each,
    );
    breaks('netting changes no balance', { ...run, postings: more });
    book = begin();
    breaks('netting changes no balance', { ...run, trades: run.trades.slice(1) });
  });

  it('by a draw that nobody can claim, and by a claim for nothing', () => {
    breaks('a draw is a claim', { ...run, claims: [] });
    book = begin();
    const postings = run.postings.filter(({ cause }) => cause !== 'default_fund');
    breaks('available is at or above the floor', { ...run, postings });
    book = begin();
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 100_00n));
    breaks('a draw is a claim', { ...run, postings });
  });

  it('by half a trade, or one that is not open', () => {
    const [first] = run.trades;
    if (first === undefined) throw new Error('no trade');
    const trades = run.trades.map((trade) => ({
      ...trade,
      instructions:
        trade === first ? [...trade.instructions, ...trade.instructions] : trade.instructions,
    }));
    breaks('a settlement posts all of its legs or none', { ...run, trades });
    book = begin();
    book.run({ type: 'end_cycle', cycle: 'eur' });
    breaks('a settlement posts all of its legs or none', { ...run, trades: run.trades });
  });

  it('by a run that is not the next, or of a cycle that is not open', () => {
    breaks('runs are counted', { ...run, run: 2 });
    book = begin();
    breaks('events name open cycles', { ...run, cycle: 'other' as typeof run.cycle });
    breaks('events name open cycles', { type: 'cycle_ended', cycle: 'x' as typeof run.cycle });
  });

  it('by using a contribution up twice', () => {
    const onFailure = fundRule('5.00', '0', '0');
    book.run({ type: 'define_cycle', cycle: paymentCycle({ onFailure }) });
    breaks('a contribution is used up once', run);
  });

  it('by repaying a claim twice, or more than it is', () => {
    applying(run)();
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 200_00n));
    const [claim] = book.state.settlement.claims.values();
    if (claim === undefined) throw new Error('no claim');
    breaks('a claim is repaid once', {
      type: 'claim_repaid',
      claim,
      amount: claim.amount + 1n,
    });
    applying({ type: 'claim_repaid', claim, amount: claim.amount })();
    breaks('a claim is repaid once', { type: 'claim_repaid', claim, amount: 1n });
  });

  it('by a penalty that is paid twice, or not as computed, or a day that is computed twice', () => {
    book.run({ type: 'set_penalty_rate', rate: { instrument: 'BOND', basisPoints: '10' } });
    const terms = { bonds: '1200.00' };
    book.submit(dvp('dealer', terms));
    book.submit(dvp('bank-alpha', terms));
    const date = '2026-11-23';
    const computed = book.execute({ type: 'compute_penalties', date }).decision?.events[0];
    if (computed?.type !== 'penalties_computed') throw new Error('nothing was computed');
    breaks('a day is computed once', computed);
    const { penalties } = computed;
    const other = penalties.map((each) => ({ ...each, amount: each.amount + 1n }));
    breaks('a penalty is paid once', { type: 'penalties_posted', penalties: other });
    applying({ type: 'penalties_posted', penalties })();
    breaks('a penalty is paid once', { type: 'penalties_posted', penalties });
  });
});
