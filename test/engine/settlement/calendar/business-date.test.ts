import { expect } from 'chai';
import { addDays, weekdayOf } from '../../../../engine/settlement/calendar/business-date.ts';
import { parseWallTime } from '../../../../engine/settlement/calendar/wall-time.ts';

describe('business dates', () => {
  it('pass leap days and the ends of years', () => {
    expect(addDays('2028-02-28', 1)).to.equal('2028-02-29');
    expect(addDays('2028-02-29', 1)).to.equal('2028-03-01');
    expect(addDays('2027-02-28', 1)).to.equal('2027-03-01');
    expect(addDays('2100-02-28', 1)).to.equal('2100-03-01');
    expect(addDays('2026-12-31', 1)).to.equal('2027-01-01');
    expect(addDays('2027-01-01', -1)).to.equal('2026-12-31');
    expect(addDays('2026-11-23', 0)).to.equal('2026-11-23');
  });

  it('have the weekday of the calendar, before 1970 too', () => {
    const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
    for (let date = '1968-01-01'; date < '2032-01-01'; date = addDays(date, 1)) {
      expect(weekdayOf(date), date).to.equal(names[new Date(`${date}T00:00Z`).getUTCDay()]);
    }
  });
});

describe('wall times', () => {
  const read: Readonly<Record<string, number>> = {
    '00:00': 0,
    '17:40': 1_060,
    '23:59': 1_439,
    '24:00': 1_440,
    '-21:00': -180,
    '-00:00': -1_440,
  };
  for (const [text, minutes] of Object.entries(read)) {
    it(`${text} is ${minutes} minutes after midnight`, () => {
      expect(parseWallTime(text)).to.equal(minutes);
    });
  }

  it('are nothing else', () => {
    for (const text of ['', '7:00', '24:01', '25:00', '12:60', '-24:00', '12:00:00', ' 12:00']) {
      expect(parseWallTime(text), JSON.stringify(text)).to.equal(undefined);
    }
  });
});
