import { expect } from 'chai';
import { InvariantBroken } from '../../../engine/assert.ts';
import type { Event } from '../../../engine/book/event.ts';
import { applyDecision } from '../../../engine/book.ts';
import type { HoldId } from '../../../engine/ids.ts';
import type { Instrument } from '../../../engine/instruments/instrument.ts';
import type { Account } from '../../../engine/ledger/account.ts';
import type { Movement, Operation } from '../../../engine/ledger/operation.ts';
import type { Trade } from '../../../engine/settlement/instruction.ts';
import { hold, issue, post, postHold, transfer, voidHold } from '../support/commands.ts';
import { dvp } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import { SECOND, type TestBook } from '../support/test-book.ts';

// Each event here is one that the engine would never decide: applying it has to stop the engine, by name.

const NEVER = new Error('nothing of the kind');

describe('an event that breaks an invariant stops the engine', () => {
  let book: TestBook;
  let trade: Trade;
  beforeEach(() => {
    book = sandboxBook();
    book.run(post(hold('h1', 'alpha-cbdc', 'beta-cbdc', 600_00n)));
    book.run(post(hold('done', 'beta-cbdc', 'alpha-cbdc', 1n), voidHold('done')));
    const settlementDate = '2026-12-01';
    book.submit({ ...dvp('dealer'), settlementDate });
    book.submit({ ...dvp('bank-alpha'), settlementDate });
    const [open] = book.state.settlement.openTrades.values();
    if (open === undefined) throw NEVER;
    trade = open;
  });

  function applying(...events: readonly Event[]): () => void {
    return () => applyDecision(book.state, { at: book.now, events });
  }

  function posted(...operations: readonly Operation[]): Event {
    return { type: 'posted', cause: 'transfer', movements: operations as readonly Movement[] };
  }

  function breaks(invariant: string, ...events: readonly Event[]): void {
    expect(applying(...events)).to.throw(InvariantBroken, invariant);
  }

  describe('1. the sum over all accounts is zero', () => {
    const SUM = 'the sum over all accounts of an instrument is zero';

    it('by moving between instruments', () => {
      breaks(SUM, posted(transfer('alpha-cbdc', 'beta-usdm', 1n)));
      breaks(SUM, posted(hold('h2', 'dealer-cbdc', 'beta-usdm', 1n)));
    });

    it('by moving from an account to itself', () => {
      breaks(SUM, posted(transfer('alpha-cbdc', 'alpha-cbdc', 1n)));
    });

    it('by opening an account again, whose balance would be gone', () => {
      const { posted: _p, held: _h, frozen: _f, ...terms }: Account = book.account('alpha-cbdc');
      breaks('an id is given once', { type: 'account_opened', ...terms });
    });

    it('by naming an account that is not there', () => {
      breaks('postings name open accounts', posted(transfer('alpha-cbdc', 'nobody', 1n)));
      breaks('postings name open accounts', posted(hold('h2', 'nobody', 'beta-cbdc', 1n)));
    });
  });

  describe('2. available is at or above the floor, and no limit is passed', () => {
    const FLOOR = 'available is at or above the floor';

    it('by spending more than there is, or what is held', () => {
      breaks(FLOOR, posted(transfer('alpha-cbdc', 'beta-cbdc', 400_01n)));
      breaks(FLOOR, posted(hold('h2', 'alpha-cbdc', 'beta-cbdc', 400_01n)));
    });

    it('by filling an account above its ceiling', () => {
      const limits = { floor: 0n, ceiling: 1_000_00n, transferLimit: 1n };
      const account = book.account('beta-cbdc').id;
      applying({ type: 'limits_set', account, ...limits })();
      breaks('no account passes its limits', posted(transfer('dealer-cbdc', 'beta-cbdc', 1n)));
    });

    it('by limits that do not fit the balance', () => {
      const account = book.account('alpha-cbdc').id;
      const limits = { floor: 0n, ceiling: 999_99n, transferLimit: 1n };
      breaks('no account passes its limits', { type: 'limits_set', account, ...limits });
      breaks(FLOOR, { type: 'limits_set', account, ...limits, floor: 400_01n });
    });

    it('by moving or holding nothing or less', () => {
      for (const amount of [0n, -1n]) {
        breaks('amounts are above zero', posted(transfer('alpha-cbdc', 'beta-cbdc', amount)));
        breaks('amounts are above zero', posted(hold('h2', 'dealer-cbdc', 'beta-cbdc', amount)));
        breaks('amounts are above zero', posted(postHold('h1', amount)));
        book = sandboxBook();
        book.run(post(hold('h1', 'alpha-cbdc', 'beta-cbdc', 600_00n)));
      }
    });

    it('by posting more than is held', () => {
      breaks('a hold posts at most its amount', posted(postHold('h1', 600_01n)));
    });

    it('by resolving a hold twice, in whatever way', () => {
      const id = 'done' as HoldId;
      const TWICE = 'a hold is resolved once';
      breaks(TWICE, posted(postHold('done', 1n)));
      breaks(TWICE, posted(voidHold('done')));
      breaks(TWICE, { type: 'hold_expired', hold: id });
      breaks(TWICE, posted(voidHold('h1'), postHold('h1', 1n)));
    });

    it('by giving the id of a hold again', () => {
      breaks('one hold an id', posted(hold('h1', 'dealer-cbdc', 'beta-cbdc', 1n)));
      breaks('a hold is resolved once', posted(voidHold('h9')));
    });
  });

  describe('3. a settlement posts all of its legs or none', () => {
    const WHOLE = 'a settlement posts all of its legs or none';

    it('by settling a part of what matched', () => {
      breaks(WHOLE, { type: 'settled', trade: { ...trade, legs: trade.legs.slice(1) } });
    });

    it('by settling other legs than matched', () => {
      for (const change of [
        { amount: 1n },
        { from: book.account('beta-cbdc').id, to: book.account('dealer-cbdc').id },
      ]) {
        const legs = trade.legs.map((leg) =>
          leg.from === 'alpha-cbdc' ? { ...leg, ...change } : leg,
        );
        breaks(WHOLE, { type: 'settled', trade: { ...trade, legs } });
      }
    });

    it('by settling for some of the instructions', () => {
      const instructions = trade.instructions.slice(1);
      breaks(WHOLE, { type: 'settled', trade: { ...trade, instructions } });
    });

    it('by settling twice', () => {
      applying({ type: 'settled', trade })();
      breaks(WHOLE, { type: 'settled', trade });
    });

    it('by matching fewer legs than were instructed', () => {
      for (const id of trade.instructions) book.openInstruction(id).status = 'unmatched';
      breaks(WHOLE, { type: 'matched', trade: { ...trade, legs: trade.legs.slice(1) } });
    });

    it('by settling an instruction without its trade', () => {
      const [id] = trade.instructions;
      if (id === undefined) throw NEVER;
      const moved: Event = { type: 'instruction_moved', id, to: 'settled', reason: null };
      breaks('instructions match and settle by their trade', moved);
    });

    it('by an instruction that is received twice', () => {
      const [received] = book.decisions
        .flatMap(({ events }) => events)
        .filter(({ type }) => type === 'instruction_received');
      if (received === undefined) throw NEVER;
      breaks('one reference, one instruction', received);
    });
  });

  describe('5. a journal leads to one state', () => {
    it('by time that runs backwards', () => {
      book.run(issue('EUR-CBDC', 'alpha-cbdc', 1n));
      book.now -= SECOND;
      breaks('time never runs backwards', posted(transfer('dealer-cbdc', 'beta-cbdc', 1n)));
    });

    it('by a writer that was never counted', () => {
      breaks('epochs count writers', { type: 'book_opened', epoch: 2, writer: 'w' });
      breaks('epochs count writers', { type: 'book_opened', epoch: 0, writer: 'w' });
    });

    it('by an id that is given twice', () => {
      const [participant] = book.state.ledger.participants.values();
      const [instrument] = book.state.instruments.instruments.values();
      if (participant === undefined || instrument === undefined) throw NEVER;
      breaks('an id is given once', { type: 'participant_registered', participant });
      breaks('an id is given once', { type: 'instrument_registered', instrument });
    });

    it('by a word about nobody', () => {
      const account = 'nobody' as Account['id'];
      const [id] = trade.instructions;
      if (id === undefined) throw NEVER;
      breaks('events name open accounts', { type: 'account_frozen', account, scope: 'all' });
      const terms = { bilateral: [], urgent: 1n };
      breaks('events name open accounts', { type: 'liquidity_set', account, terms });
      const place = { to: 'front', status: 'pending' } as const;
      breaks('who is reordered waits', { type: 'instruction_reordered', id, ...place });
      const instrument = 'GOLD' as Instrument['id'];
      const attested = {
        type: 'reserves_attested',
        instrument,
        reserves: 1n,
        validUntil: 1,
      } as const;
      breaks('events name registered instruments', attested);
      const nothing = 'ins-0' as typeof id;
      breaks('events name known instructions', { type: 'cancel_requested', id: nothing });
    });
  });
});
