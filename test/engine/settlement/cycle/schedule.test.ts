import { expect } from 'chai';
import { openCalendars } from '../../../../adapters/calendars/open-calendars.ts';
import { iso4217 } from '../../../../adapters/iso4217/iso4217.ts';
import {
  applyDecision,
  checkInvariants,
  emptyBook,
  restoreSnapshot,
  takeSnapshot,
} from '../../../../engine/book.ts';
import type { Schedule } from '../../../../engine/settlement/cycle/schedule.ts';
import { close, pay, paymentCycle } from '../../support/cycles.ts';
import { sandboxBook } from '../../support/sandbox.ts';
import { TestBook, textOf } from '../../support/test-book.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FILE = {
  currencies: { EUR: 'TARGET' },
  calendars: { TARGET: { opens: '07:00', closes: '18:00' } },
};

describe('a cycle that closes by itself', () => {
  function define(schedule: Schedule, book = sandboxBook()): TestBook {
    book.run({ type: 'define_cycle', cycle: paymentCycle({ schedule }) });
    return book;
  }

  async function onCalendar(instant: string, schedule: Schedule): Promise<TestBook> {
    const now = Date.parse(instant);
    const book = sandboxBook(await openCalendars({ file: FILE, currencies: iso4217(), now }));
    book.now = now;
    return define(schedule, book);
  }

  const runs = (book: TestBook) =>
    book.decisions.flatMap(({ at, events }) =>
      events.flatMap((event) =>
        event.type === 'cycle_settled'
          ? [`${new Date(at).toISOString().slice(0, 16)} ${event.trades.length}`]
          : [],
      ),
    );

  const nextOf = (book: TestBook) => {
    const [cycle] = book.state.settlement.cycles.values();
    return cycle?.closesAt === undefined ? undefined : new Date(cycle.closesAt).toISOString();
  };

  it('closes every so many minutes, with a command in sight or without', () => {
    const book = define({ everyMinutes: 15 });
    const one = book.submit(pay('1.00', 'bank-alpha', 'bank-beta'));
    expect(book.reason(one)).to.equal('awaiting_cycle');
    book.pass(15 * MINUTE - 1);
    expect(book.status(one)).to.equal('pending');
    book.pass(1);
    expect(book.status(one)).to.equal('settled');
    book.submit(pay('1.00', 'bank-beta', 'bank-alpha'));
    book.now += 15 * MINUTE;
    book.submit(pay('2.00', 'bank-alpha', 'bank-beta'));
    expect(runs(book)).to.deep.equal(['2026-11-23T12:15 1', '2026-11-23T12:30 1']);
  });

  it('closes once for all the times that nobody was there', () => {
    const book = define({ everyMinutes: 1 });
    book.submit(pay('1.00', 'bank-alpha', 'bank-beta'));
    book.pass(3 * HOUR + 1);
    expect(runs(book)).to.deep.equal(['2026-11-23T15:00 1']);
    expect(nextOf(book)).to.equal('2026-11-23T15:01:00.000Z');
  });

  it('closes at times of the calendar, over a weekend and a holiday', async () => {
    // Thursday before Christmas: Frankfurt is an hour ahead.
    const book = await onCalendar('2026-12-24T15:00:00Z', { at: ['16:30', '11:00'] });
    expect(nextOf(book)).to.equal('2026-12-24T15:30:00.000Z');
    book.pass(30 * MINUTE);
    // 25 and 26 December are holidays, the 26th is a Saturday too.
    expect(nextOf(book)).to.equal('2026-12-28T10:00:00.000Z');
  });

  it('keeps the time on the clock when clocks change', async () => {
    const book = await onCalendar('2027-10-29T10:00:00Z', { at: ['11:00'] });
    // Friday in summer time, Monday in winter time.
    expect(nextOf(book)).to.equal('2027-11-01T10:00:00.000Z');
    const before = await onCalendar('2027-10-29T08:00:00Z', { at: ['11:00'] });
    expect(nextOf(before)).to.equal('2027-10-29T09:00:00.000Z');
  });

  it('counts minutes only while the calendar is open', async () => {
    const book = await onCalendar('2026-11-27T16:50:00Z', { everyMinutes: 30 });
    // 17:00 UTC is the close in Frankfurt; the next is the opening on Monday.
    expect(nextOf(book)).to.equal('2026-11-30T06:00:00.000Z');
  });

  it('keeps its times when it is closed on request, gets others, and ends', () => {
    const book = define({ everyMinutes: 15 });
    const next = nextOf(book);
    close(book);
    expect(nextOf(book)).to.equal(next);
    define({ everyMinutes: 20 }, book);
    expect(nextOf(book)).to.equal('2026-11-23T12:20:00.000Z');
    book.pass(15 * MINUTE);
    expect(runs(book), 'the old time is none any more').to.have.length(1);
    book.run({ type: 'define_cycle', cycle: paymentCycle() });
    expect(nextOf(book)).to.equal(undefined);
    define({ everyMinutes: 20 }, book);
    book.run({ type: 'end_cycle', cycle: 'eur' });
    book.pass(HOUR);
    expect(runs(book)).to.have.length(1);
  });

  it('closes after a start from a snapshot as it would have, and replays', () => {
    const book = define({ everyMinutes: 15 });
    book.submit(pay('1.00', 'bank-alpha', 'bank-beta'));
    const restored = restoreSnapshot(structuredClone(takeSnapshot(book.state)));
    const again = new TestBook(restored, book.decisions);
    again.now = book.now;
    for (const each of [book, again]) each.pass(16 * MINUTE);
    expect(textOf(again.state)).to.equal(textOf(book.state));
    const replayed = emptyBook();
    for (const decision of book.decisions) applyDecision(replayed, decision);
    expect(textOf(replayed)).to.equal(textOf(book.state));
    expect(replayed.timers.next).to.deep.equal(book.state.timers.next);
    expect(checkInvariants(book.state)).to.deep.equal([]);
  });

  const WRONG: readonly (readonly [Schedule, string])[] = [
    [{ everyMinutes: 0 }, 'cycle.schedule.everyMinutes'],
    [{ everyMinutes: 1_441 }, 'cycle.schedule.everyMinutes'],
    [{ everyMinutes: 1.5 }, 'cycle.schedule.everyMinutes'],
    [{ at: [] }, 'cycle.schedule.at'],
    [{ at: ['11:00', '11:00'] }, 'cycle.schedule.at'],
    [{ at: ['11:00', '25:00'] }, 'cycle.schedule.at[1]'],
    [{ at: ['-11:00'] }, 'cycle.schedule.at[0]'],
  ];
  for (const [schedule, field] of WRONG) {
    it(`refuses ${JSON.stringify(schedule)}`, () => {
      const cycle = paymentCycle({ schedule });
      const refusal = sandboxBook().refusal({ type: 'define_cycle', cycle });
      expect(refusal).to.include({ code: 'field_invalid', field });
    });
  }
});
