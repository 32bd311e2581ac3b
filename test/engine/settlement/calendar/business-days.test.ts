import { expect } from 'chai';
import { InvariantBroken } from '../../../../engine/assert.ts';
import { addBusinessDays } from '../../../../engine/settlement/calendar/add-business-days.ts';
import { addDays } from '../../../../engine/settlement/calendar/business-date.ts';
import { businessDaysBetween } from '../../../../engine/settlement/calendar/business-days-between.ts';
import { isBusinessDay } from '../../../../engine/settlement/calendar/is-business-day.ts';
import { jointCalendar } from '../../../../engine/settlement/calendar/joint-calendar.ts';
import { nextBusinessDay } from '../../../../engine/settlement/calendar/next-business-day.ts';
import { calendar, ownCalendar } from '../../../support/calendars.ts';
import { Random } from '../../support/random.ts';
import { SEED } from '../../support/seed.ts';

const RUNS = 2_000;

describe('business days', () => {
  it('pass weekends, holidays and the end of the year', async () => {
    const target = await calendar('TARGET');
    expect(nextBusinessDay(target, '2026-04-02')).to.equal('2026-04-07');
    expect(nextBusinessDay(target, '2026-12-31')).to.equal('2027-01-04');
    expect(addBusinessDays(target, '2026-04-07', -1)).to.equal('2026-04-02');
    expect(addBusinessDays(target, '2026-11-20', 2)).to.equal('2026-11-24');
  });

  it('added none, follow when the date is none', async () => {
    const target = await calendar('TARGET');
    expect(addBusinessDays(target, '2026-11-20', 0)).to.equal('2026-11-20');
    expect(addBusinessDays(target, '2026-11-21', 0)).to.equal('2026-11-23');
  });

  it('fall on leap days', async () => {
    const target = await calendar('TARGET');
    expect(isBusinessDay(target, '2028-02-29')).to.equal(true);
    expect(nextBusinessDay(target, '2028-02-28')).to.equal('2028-02-29');
    expect(addBusinessDays(target, '2028-03-01', -1)).to.equal('2028-02-29');
    expect(businessDaysBetween(target, '2028-02-28', '2028-03-01')).to.equal(2);
    expect(businessDaysBetween(target, '2027-02-26', '2027-03-01')).to.equal(1);
  });

  it('between two dates are counted without the first', async () => {
    const target = await calendar('TARGET');
    expect(businessDaysBetween(target, '2026-04-02', '2026-04-07')).to.equal(1);
    expect(businessDaysBetween(target, '2026-04-07', '2026-04-02')).to.equal(-1);
    expect(businessDaysBetween(target, '2026-04-02', '2026-04-02')).to.equal(0);
    expect(businessDaysBetween(target, '2026-11-21', '2026-11-22')).to.equal(0);
  });

  it('are every day where the book settles always', async () => {
    const always = await calendar('always');
    expect(nextBusinessDay(always, '2026-12-24')).to.equal('2026-12-25');
    expect(businessDaysBetween(always, '2026-01-01', '2027-01-01')).to.equal(365);
  });

  it('that never come are a bug of the one who asks', async () => {
    const early = await ownCalendar({ zone: 'UTC', weekend: [], closes: '01:00' }, 'EARLY');
    const late = await ownCalendar({ zone: 'UTC', weekend: [], opens: '02:00' }, 'LATE');
    const never = jointCalendar(early, late);
    expect(() => nextBusinessDay(never, '2026-11-23')).to.throw(InvariantBroken);
  });

  it(`added and taken away lead back, and never change their order (SEED=${SEED})`, async () => {
    const draws = new Random(SEED);
    const [target, fedwire] = [await calendar('TARGET'), await calendar('FEDWIRE')];
    const all = [target, fedwire, await calendar('CHAPS'), jointCalendar(target, fedwire)] as const;
    for (let run = 0; run < RUNS; run += 1) {
      const one = draws.pick(...all);
      const any = addDays('2024-01-01', draws.below(1_460));
      const start = addBusinessDays(one, any, 0);
      const days = draws.below(60);
      const end = addBusinessDays(one, start, days);
      const told = `${one.id} ${any} ${days}`;
      expect(isBusinessDay(one, end), told).to.equal(true);
      expect(addBusinessDays(one, end, -days), told).to.equal(start);
      expect(businessDaysBetween(one, start, end), told).to.equal(days);
      expect(businessDaysBetween(one, end, start), told).to.equal(-days || 0);
      // A later start never ends earlier, and more days never end earlier.
      expect(addBusinessDays(one, addDays(any, 1), days) >= addBusinessDays(one, any, days), told)
        .to.be.true;
      expect(addBusinessDays(one, start, days + 1) > end, told).to.be.true;
    }
  });
});
