import { expect } from 'chai';
import { PUBLISHED, publishedFor } from '../../../adapters/calendars/published/published.ts';
import { iso4217 } from '../../../adapters/iso4217/iso4217.ts';
import { addDays } from '../../../engine/settlement/calendar/business-date.ts';
import { businessDaysBetween } from '../../../engine/settlement/calendar/business-days-between.ts';
import type { Calendar } from '../../../engine/settlement/calendar/calendar.ts';
import { jointCalendar } from '../../../engine/settlement/calendar/joint-calendar.ts';
import { calendar } from '../../support/calendars.ts';

/** Weekdays on which the system is closed, by the list or the rules of its operator; written down by hand. */
const CLOSED: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  // European Central Bank, TARGET closing days.
  TARGET: {
    2024: '01-01 03-29 04-01 05-01 12-25 12-26',
    2025: '01-01 04-18 04-21 05-01 12-25 12-26',
    2026: '01-01 04-03 04-06 05-01 12-25',
    2027: '01-01 03-26 03-29',
  },
  // Federal Reserve, holidays observed; a Saturday's holiday closes no other day.
  FEDWIRE: {
    2022: '01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26',
    2023: '01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-23 12-25',
    2024: '01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25',
    2025: '01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25',
    2026: '01-01 01-19 02-16 05-25 06-19 09-07 10-12 11-11 11-26 12-25',
    2027: '01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25',
  },
  // GOV.UK, bank holidays in England and Wales; CHAPS is closed on them.
  CHAPS: {
    2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
    2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
    2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
    2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
    2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
    2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  },
  // Norges Bank, settlement days.
  NBO: { 2019: '01-01 04-18 04-19 04-22 05-01 05-17 05-30 06-10 12-24 12-25 12-26' },
  // Reserve Bank of Australia, RITS business hours; Anzac Day 2026 is a Saturday.
  RITS: { 2026: '01-01 01-26 04-03 04-06 06-08 12-25 12-28' },
  // Sveriges Riksbank and the Bank of Japan, by the rules that they publish.
  RIX: { 2026: '01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25 12-31' },
  'BOJ-NET': {
    2026:
      '01-01 01-02 01-12 02-11 02-23 03-20 04-29 05-04 05-05 05-06 07-20 08-11 09-21 09-22 ' +
      '09-23 10-12 11-03 11-23 12-31',
  },
};

describe('the calendars that come with Tricord', () => {
  for (const [id, years] of Object.entries(CLOSED)) {
    for (const [year, dates] of Object.entries(years)) {
      it(`${id} was or will be closed in ${year} on the days that were published`, async () => {
        expect(closedWeekdays(await calendar(id), Number(year))).to.equal(dates);
      });
    }
  }

  it('close Fedwire on the Monday after a Sunday, and not on the Friday before a Saturday', async () => {
    const fedwire = await calendar('FEDWIRE');
    expect(fedwire.closureOn('2027-07-05')).to.include({ name: 'Independence Day' });
    expect(fedwire.closureOn('2026-07-03')).to.equal(undefined);
    expect(fedwire.closureOn('2027-12-24')).to.equal(undefined);
    expect(fedwire.closureOn('2027-12-31'), 'before 2028-01-01, a Saturday').to.equal(undefined);
    expect(fedwire.closureOn('2029-11-12'), 'Veterans Day').to.include({ kind: 'holiday' });
  });

  it('belong to currencies of ISO 4217, one each', () => {
    const currencies = [...PUBLISHED.values()].flatMap(({ currency = [] }) => currency);
    expect(new Set(currencies).size).to.equal(currencies.length);
    for (const currency of currencies)
      expect(iso4217().scaleOf(currency), currency).to.be.a('number');
    expect(publishedFor('EUR')).to.equal('TARGET');
    expect(publishedFor('USD')).to.equal('FEDWIRE');
    expect(publishedFor('XAU'), 'nobody knows its calendar').to.equal('weekdays');
  });

  it('have names in Latin letters for their holidays', async () => {
    for (const id of PUBLISHED.keys()) {
      const one = await calendar(id);
      for (let date = '2026-01-01'; date < '2027-01-01'; date = addDays(date, 1)) {
        const closure = one.closureOn(date);
        if (closure !== undefined)
          expect(closure.name, `${id} ${date}`).to.match(/^[\p{Script=Latin}\p{P}\d ]+$/u);
      }
    }
  });

  it('have business days and hours in common, each pair of them', async () => {
    const all: Calendar[] = [];
    for (const id of PUBLISHED.keys()) all.push(await calendar(id));
    for (const one of all) {
      for (const other of all) {
        const joint = jointCalendar(one, other);
        // From one weekend to another: enough to find hours that never meet.
        for (const from of ['2026-02-28', '2026-07-11']) {
          const days = businessDaysBetween(joint, from, addDays(from, 13));
          expect(days, `${joint.id} from ${from}`).to.be.greaterThan(5);
        }
      }
    }
  });
});

/** Closed on a weekday, as `12-25`. */
function closedWeekdays(one: Calendar, year: number): string {
  const closed: string[] = [];
  for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
    const isWeekday = ![0, 6].includes(new Date(`${date}T00:00Z`).getUTCDay());
    if (isWeekday && one.closureOn(date) !== undefined) closed.push(date.slice(5));
  }
  return closed.join(' ');
}
