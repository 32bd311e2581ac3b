import { expect } from 'chai';
import { InvariantBroken } from '../../../engine/assert.ts';
import type { Event } from '../../../engine/book/event.ts';
import { evolve } from '../../../engine/book/evolve.ts';
import type { Decision } from '../../../engine/book.ts';
import type { Trade } from '../../../engine/settlement/instruction.ts';
import {
  isFinal,
  LIFECYCLE,
  mayMove,
  STATUSES,
  type Status,
} from '../../../engine/settlement/lifecycle.ts';
import { amend, cancel, issue } from '../support/commands.ts';
import { dvp, fop, leg, payment } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import { DAY, type TestBook } from '../support/test-book.ts';

/** Each status an instruction goes through, as `from > to`. */
function movesIn(decisions: readonly Decision[]): ReadonlySet<string> {
  const moves = new Set<string>();
  const statusOf = new Map<string, Status>();
  const move = (id: string, to: Status) => {
    moves.add(`${statusOf.get(id) ?? 'received'} > ${to}`);
    statusOf.set(id, to);
  };
  const read = (event: Event) => {
    switch (event.type) {
      case 'instruction_received':
        return move(event.instruction.id, 'accepted');
      case 'instruction_rejected':
        return move(event.id, 'rejected');
      case 'instruction_moved':
        return move(event.id, event.to);
      case 'matched':
      case 'partially_settled':
      case 'settled':
        for (const id of event.trade.instructions) move(id, event.type);
        return;
      default:
    }
  };
  for (const { events } of decisions) events.forEach(read);
  return moves;
}

const ALLOWED = STATUSES.flatMap((from) => LIFECYCLE[from].map((to) => `${from} > ${to}`));

/** Deliveries in parts: what the dealer has settles at once, the rest later, never, or not in its time. */
function walkParts(book: TestBook): void {
  const deliver = (bonds: string) => {
    const legs = [leg('BOND', bonds, 'dealer', 'bank-beta')];
    const expiresAt = book.now + DAY;
    return ['dealer', 'bank-beta'].map((party) =>
      book.submit(fop(party, { legs, expiresAt, partial: {} })),
    );
  };
  deliver('2000.00');
  book.run(issue('BOND', 'dealer-bond', 1_00n));
  book.run(issue('BOND', 'dealer-bond', 5_000_00n));
  const [one, other] = deliver('9000.00');
  for (const [side, party] of [
    [one, 'dealer'],
    [other, 'bank-beta'],
  ] as const) {
    book.run(cancel(side?.id ?? '', party));
  }
  deliver('2000.00');
  book.run(issue('BOND', 'dealer-bond', 1_00n));
  book.pass(DAY);
}

describe('the lifecycle of an instruction', () => {
  it('ends in four statuses, and only there', () => {
    expect(STATUSES.filter(isFinal)).to.deep.equal(['settled', 'cancelled', 'rejected', 'expired']);
  });

  it('is walked in full by commands, and nothing but it', () => {
    const book = sandboxBook();
    book.submit(dvp('dealer'));
    book.submit(dvp('bank-alpha'));
    book.rejection(payment('0'));
    const lonely = book.submit(dvp('dealer'));
    book.run(cancel(lonely.id, 'dealer'));
    book.submit(dvp('dealer'));
    book.pass(30 * DAY);
    const late = book.submit(payment('5000.00'));
    book.run(cancel(late.id, 'bank-alpha'));
    book.submit(payment('6000.00', { settlementDate: '2027-01-11' }));
    book.pass(30 * DAY);
    book.submit(payment('1200.00'));
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 500_00n));
    book.pass(30 * DAY);
    walkParts(book);
    const early = book.submit(dvp('dealer'));
    book.run(amend(early.id, 'dealer', { tradeReference: 'T-1' }));
    book.submit({ ...dvp('bank-alpha', { cash: '1.00' }), tradeReference: 'T-1' });
    book.run(amend(early.id, 'dealer', { place: 'SBSDDEFF' }));
    expect([...movesIn(book.decisions)].sort()).to.deep.equal([...ALLOWED].sort());
  });
});

function halves({ legs }: Trade): Trade['legs'] {
  return legs.map((each) => ({ ...each, amount: each.amount / 2n }));
}

describe('a recorded move', () => {
  let book: TestBook;
  let trade: Trade;
  beforeEach(() => {
    book = sandboxBook();
    const settlementDate = '2026-12-01';
    book.submit({ ...dvp('dealer'), settlementDate });
    book.submit({ ...dvp('bank-alpha'), settlementDate });
    [trade] = [...book.state.settlement.openTrades.values()] as [Trade];
  });

  /** The event that would bring the first instruction of the trade to `to`. */
  function eventTo(to: Status): Event {
    if (to === 'matched' || to === 'settled') return { type: to, trade };
    if (to === 'partially_settled') return { type: to, trade, part: halves(trade) };
    const [id] = trade.instructions;
    if (id === undefined) throw new Error('a trade of nobody');
    return { type: 'instruction_moved', id, to, reason: null };
  }

  for (const from of STATUSES) {
    for (const to of STATUSES) {
      const allowed = mayMove(from, to);
      it(`${from} > ${to} ${allowed ? 'is applied' : 'is a bug that stops the engine'}`, () => {
        for (const id of trade.instructions) book.openInstruction(id).status = from;
        const apply = () => evolve(book.state, eventTo(to));
        if (allowed) apply();
        else expect(apply).to.throw(InvariantBroken, 'instructions move by the lifecycle');
      });
    }
  }

  it('to matched or settled is an event of the whole trade', () => {
    for (const to of ['matched', 'settled'] as const) {
      const [id] = trade.instructions;
      if (id === undefined) throw new Error('a trade of nobody');
      const half: Event = { type: 'instruction_moved', id, to, reason: null };
      expect(() => evolve(book.state, half)).to.throw(InvariantBroken, 'by their trade');
    }
  });
});
