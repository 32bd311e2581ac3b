import { expect } from 'chai';
import type { CalendarsFile } from '../../../adapters/calendars/calendars-file.ts';
import { openCalendars } from '../../../adapters/calendars/open-calendars.ts';
import { iso4217 } from '../../../adapters/iso4217/iso4217.ts';
import { applyDecision, emptyBook, restoreSnapshot, takeSnapshot } from '../../../engine/book.ts';
import { issue } from '../support/commands.ts';
import { dvp, payment, pvp } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import { TestBook, textOf } from '../support/test-book.ts';

const HOUR = 3_600_000;

/** Euros settle from 07:00 to 18:00 in Frankfurt, payments until 17:00 and deliveries until 16:00. */
const FILE: CalendarsFile = {
  currencies: { EUR: 'TARGET' },
  calendars: {
    TARGET: {
      opens: '07:00',
      closes: '18:00',
      cutOffs: {
        payment: { at: '17:00', missed: 'roll' },
        dvp: { at: '16:00', missed: 'reject' },
      },
    },
  },
};

async function bookAt(instant: string, file: CalendarsFile = FILE): Promise<TestBook> {
  const now = Date.parse(instant);
  const book = sandboxBook(await openCalendars({ file, currencies: iso4217(), now }));
  book.now = now;
  return book;
}

describe('a settlement window', () => {
  it('lets settle what comes while it is open', async () => {
    const book = await bookAt('2026-11-25T09:00:00Z');
    expect(book.submit(payment('1.00')).status).to.equal('settled');
  });

  it('has what comes before the opening wait for it, and no longer', async () => {
    const book = await bookAt('2026-11-25T05:00:00Z');
    const early = book.submit(payment('1.00'));
    expect(book.reason(early)).to.equal('awaiting_opening');
    expect(book.instruction(early.id).reason?.detail).to.contain('2026-11-25T06:00:00.000Z');
    book.pass(HOUR - 1);
    expect(book.status(early)).to.equal('pending');
    book.pass(1);
    expect(book.status(early)).to.equal('settled');
  });

  it('rolls what missed the cut-off to the next business day, over a weekend', async () => {
    // Friday, 17:00 in Frankfurt.
    const book = await bookAt('2026-11-27T16:00:00Z');
    const late = book.submit(payment('1.00'));
    expect(book.instruction(late.id).settlementDate).to.equal('2026-11-30');
    expect(book.status(late)).to.equal('pending');
    book.now = Date.parse('2026-11-30T06:00:00Z');
    book.run({ type: 'tick' });
    expect(book.status(late)).to.equal('settled');
  });

  it('takes the last millisecond before the cut-off', async () => {
    const book = await bookAt('2026-11-27T15:59:59.999Z');
    expect(book.submit(payment('1.00')).status).to.equal('settled');
  });

  it('refuses what missed the cut-off where the rule says so, and says when it was', async () => {
    const book = await bookAt('2026-11-25T15:00:00Z');
    const refusal = book.rejection(dvp('dealer'));
    expect(refusal).to.include({ code: 'cut_off_missed', field: 'settlementDate' });
    expect(refusal.detail).to.equal('TARGET took it for 2026-11-25 until 2026-11-25T15:00:00.000Z');
    const tomorrow = { ...dvp('dealer'), settlementDate: '2026-11-26' };
    expect(book.submit(tomorrow).status).to.equal('unmatched');
  });

  it('has a trade that matched in time and was short wait for the next day, whatever the rule', async () => {
    const book = await bookAt('2026-11-25T14:00:00Z');
    book.submit(dvp('dealer', { cash: '1500.00' }));
    const short = book.submit(dvp('bank-alpha', { cash: '1500.00' }));
    expect(book.reason(short)).to.equal('insufficient_funds');
    // After the cut-off money comes: too late for today.
    book.now = Date.parse('2026-11-25T15:30:00Z');
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 500_00n));
    expect(book.reason(short)).to.equal('awaiting_opening');
    book.now = Date.parse('2026-11-26T06:00:00Z');
    book.run({ type: 'tick' });
    expect(book.status(short)).to.equal('settled');
  });

  it('settles what asked for a holiday on the business day after it, matched by the date both meant', async () => {
    const book = await bookAt('2026-12-23T09:00:00Z');
    const settlementDate = '2026-12-25';
    book.submit({ ...dvp('dealer'), settlementDate });
    const outcome = book.submit({ ...dvp('bank-alpha'), settlementDate });
    expect(book.reason(outcome)).to.equal('awaiting_settlement_date');
    book.now = Date.parse('2026-12-28T05:59:59.999Z');
    book.run({ type: 'tick' });
    expect(book.status(outcome)).to.equal('pending');
    book.pass(1);
    expect(book.status(outcome)).to.equal('settled');
  });

  it('takes a settlement date in the past for as soon as possible', async () => {
    const book = await bookAt('2026-11-25T09:00:00Z');
    expect(book.submit(payment('1.00', { settlementDate: '2026-11-02' })).status).to.equal(
      'settled',
    );
  });

  it('of a payment versus payment needs a day that both currencies have: a holiday in one holds up both', async () => {
    const file = { currencies: { EUR: 'TARGET', USD: 'FEDWIRE' } } as const;
    // Thanksgiving: Frankfurt is open, New York is not.
    const book = await bookAt('2026-11-26T12:00:00Z', file);
    expect(book.submit(payment('1.00')).status, 'euros alone').to.equal('settled');
    book.submit(pvp('dealer'));
    const outcome = book.submit(pvp('bank-alpha'));
    expect(outcome.status).to.equal('pending');
    book.now = Date.parse('2026-11-27T12:00:00Z');
    book.run({ type: 'tick' });
    expect(book.status(outcome)).to.equal('settled');
  });

  it('follows the clocks of its zone through both nights of daylight saving', async () => {
    for (const [friday, opens] of [
      ['2028-03-24T18:00:00Z', '2028-03-27T05:00:00.000Z'],
      ['2027-10-29T18:00:00Z', '2027-11-01T06:00:00.000Z'],
    ] as const) {
      const book = await bookAt(friday);
      const late = book.submit(payment('1.00'));
      expect(book.instruction(late.id).reason?.detail).to.contain(opens);
      book.now = Date.parse(opens);
      book.run({ type: 'tick' });
      expect(book.status(late)).to.equal('settled');
    }
  });

  it('counts the days to the end in business days, a leap day among them', async () => {
    const book = await bookAt('2028-02-28T09:00:00Z');
    book.run({ type: 'set_settlement_rules', rules: { recycleDays: 2 } });
    const lonely = book.submit(dvp('dealer'));
    // Tuesday the 29th and Wednesday the 1st.
    expect(book.instruction(lonely.id).expiresAt).to.equal(Date.parse('2028-03-01T09:00:00Z'));
  });

  it('is recorded with its instants: replay asks no calendar, and a snapshot keeps the next try', async () => {
    const book = await bookAt('2026-11-27T16:00:00Z');
    const late = book.submit(payment('1.00'));
    const replayed = emptyBook();
    for (const decision of book.decisions) applyDecision(replayed, decision);
    expect(textOf(replayed)).to.equal(textOf(book.state));
    const restored = restoreSnapshot(structuredClone(takeSnapshot(book.state)));
    expect(textOf(restored)).to.equal(textOf(book.state));
    const now = Date.parse('2026-11-30T06:00:00Z');
    const calendars = await openCalendars({ file: FILE, currencies: iso4217(), now });
    const after = new TestBook(restored, book.decisions, calendars);
    after.now = now;
    after.run({ type: 'tick' });
    expect(after.status(late)).to.equal('settled');
  });
});
