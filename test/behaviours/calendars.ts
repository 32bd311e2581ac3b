import { expect } from 'chai';
import type { Calendars } from '../../engine/ports/calendars.ts';
import { nextBusinessDay } from '../../engine/settlement/calendar/next-business-day.ts';
import { valueDate } from '../../engine/settlement/calendar/value-date.ts';
import { instant } from '../support/calendars.ts';

export interface CalendarsBench {
  /** Nothing was said of any calendar. */
  readonly plain: Calendars;
  /** EUR settles on TARGET days; the instrument EURA, in euros, always. */
  readonly named: Calendars;
}

/** What every adapter of the calendars port does. */
export function calendarsBehaviour(name: string, make: () => Promise<CalendarsBench>): void {
  describe(`calendars behaviour: ${name}`, () => {
    let bench: CalendarsBench;

    before(async () => {
      bench = await make();
    });

    it('settles at every hour of every day what nobody named a calendar for', () => {
      const at = instant('2026-12-25T23:59:59Z');
      for (const currency of ['EUR', 'USD', 'XAU', null]) {
        const calendar = bench.plain.calendarOf({ id: 'ANY', currency });
        const dated = valueDate(calendar, { kind: 'payment', at });
        expect(dated, `${currency}`).to.include({ outcome: 'as_asked', date: '2026-12-25' });
      }
    });

    it('settles a security at every hour, too', () => {
      const calendar = bench.plain.calendarOf({ id: 'BOND' });
      expect(nextBusinessDay(calendar, '2026-12-24')).to.equal('2026-12-25');
    });

    it('gives the calendar of the currency, and before it that of the instrument', () => {
      const next = (id: string, currency: string) =>
        nextBusinessDay(bench.named.calendarOf({ id, currency }), '2026-04-02');
      expect(next('EUR-CBDC', 'EUR')).to.equal('2026-04-07');
      expect(next('EURA', 'EUR')).to.equal('2026-04-03');
      expect(next('USD-M', 'USD')).to.equal('2026-04-03');
    });

    it('gives the same object each time', () => {
      const first = bench.named.calendarOf({ id: 'EUR-CBDC', currency: 'EUR' });
      expect(bench.named.calendarOf({ id: 'OTHER', currency: 'EUR' })).to.equal(first);
    });

    it('is not confused by names that every object has', () => {
      for (const id of ['constructor', '__proto__', 'toString']) {
        const calendar = bench.named.calendarOf({ id, currency: id });
        expect(nextBusinessDay(calendar, '2026-04-02')).to.equal('2026-04-03');
      }
    });
  });
}
