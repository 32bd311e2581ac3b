import { expect } from 'chai';
import type { HolidaySource } from '../../../adapters/calendars/definition.ts';
import { openHolidays } from '../../../adapters/calendars/holidays-in.ts';

function holidays(source: HolidaySource, year: number): Readonly<Record<string, string>> {
  const opened = openHolidays(source);
  if (typeof opened !== 'function') throw new Error(opened.detail);
  return Object.fromEntries(opened(year));
}

describe('holidays', () => {
  it('are those of a country, of a part of it, and of rules', () => {
    expect(holidays({ country: 'GB', state: 'SCT' }, 2026)).to.include({
      '2026-11-30': 'St Andrew’s Day',
    });
    expect(holidays({ country: 'GB', state: 'ENG' }, 2026)).not.to.have.property('2026-11-30');
    expect(holidays({ rules: { 'easter -2': 'Good Friday' } }, 2027)).to.deep.equal({
      '2027-03-26': 'Good Friday',
    });
    expect(holidays({ country: 'NO', rules: { '12-24': 'Eve' } }, 2026)).to.include({
      '2026-12-24': 'Eve',
      '2026-05-17': 'Constitution Day',
    });
  });

  it('are public ones, and those of banks when they are asked for', () => {
    expect(holidays({ country: 'SE' }, 2026)).not.to.have.property('2026-12-31');
    expect(holidays({ country: 'SE', types: ['public', 'bank'] }, 2026)).to.include({
      '2026-12-31': "New Year's Eve",
    });
  });

  it('of several days close each of them, into the next year too', () => {
    expect(holidays({ rules: { '12-30 P4D': 'Long' } }, 2026)).to.deep.equal({
      '2026-01-01': 'Long',
      '2026-01-02': 'Long',
      '2026-12-30': 'Long',
      '2026-12-31': 'Long',
    });
  });

  it('of an afternoon close no day', () => {
    expect(holidays({ rules: { '12-31 14:00': 'Afternoon' } }, 2026)).to.deep.equal({});
  });

  it('are none of nothing, and leap days are days', () => {
    expect(holidays({}, 2026)).to.deep.equal({});
    expect(holidays({ rules: { '02-29': 'Leap' } }, 2028)).to.deep.equal({ '2028-02-29': 'Leap' });
  });

  it('of a country, a state or a rule that nobody knows are refused by name', () => {
    expect(openHolidays({ country: 'XX' })).to.include({ field: 'country' });
    expect(openHolidays({ country: 'GB', state: 'XX' })).to.include({ field: 'state' });
    expect(openHolidays({ country: 'constructor' })).to.include({ field: 'country' });
    expect(openHolidays({ rules: { 'when pigs fly': 'x' } })).to.include({ field: 'rules' });
  });
});
