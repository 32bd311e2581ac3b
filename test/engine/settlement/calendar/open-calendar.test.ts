import { expect } from 'chai';
import { InvariantBroken } from '../../../../engine/assert.ts';
import type { CalendarTerms } from '../../../../engine/settlement/calendar/calendar-terms.ts';
import { openCalendar } from '../../../../engine/settlement/calendar/open-calendar.ts';
import type { Zone } from '../../../../engine/settlement/calendar/zone.ts';
import { startOf } from '../../../../engine/settlement/settlement-date.ts';
import { calendar, ownCalendar, utc } from '../../../support/calendars.ts';

describe('a calendar', () => {
  it('says why it is closed', async () => {
    const target = await calendar('TARGET', {
      calendars: { TARGET: { days: { '2026-11-25': { closed: 'state funeral' } } } },
    });
    const closure = (date: string) => target.closureOn(date);
    expect(closure('2026-11-21')).to.deep.equal({
      calendar: 'TARGET',
      kind: 'weekend',
      name: 'saturday',
    });
    expect(closure('2026-04-03')).to.include({ kind: 'holiday', name: 'Good Friday' });
    expect(closure('2026-12-26'), 'a Saturday').to.include({ kind: 'holiday' });
    expect(closure('2026-11-25')).to.include({ kind: 'special', name: 'state funeral' });
    expect(closure('2026-11-24')).to.equal(undefined);
  });

  it('opens on a day that would be closed when it is told so', async () => {
    const own = await calendar('CHAPS', {
      calendars: {
        CHAPS: { days: { '2026-11-21': { open: true }, '2026-12-25': { open: true } } },
      },
    });
    expect(own.closureOn('2026-11-21')).to.equal(undefined);
    expect(own.closureOn('2026-12-25')).to.equal(undefined);
  });

  it('reckons its hours in its zone, summer and winter', async () => {
    const chaps = await calendar('CHAPS');
    const winter = chaps.sessionOn('2026-11-23');
    expect(utc(winter.opensAt)).to.equal('2026-11-23T06:00Z');
    expect(utc(winter.cutOffs.payment.at)).to.equal('2026-11-23T17:40Z');
    expect(utc(winter.cutOffs.pvp.at), 'no cut-off: the close').to.equal('2026-11-23T18:00Z');
    const summer = chaps.sessionOn('2026-07-06');
    expect(utc(summer.opensAt)).to.equal('2026-07-06T05:00Z');
    expect(utc(summer.closesAt)).to.equal('2026-07-06T17:00Z');
  });

  it('may open on the evening before, on whichever side of a change of the clock that lies', async () => {
    const fedwire = await calendar('FEDWIRE');
    const opens = (date: string) => utc(fedwire.sessionOn(date).opensAt);
    expect(opens('2026-11-23')).to.equal('2026-11-23T02:00Z');
    // Clocks go forward on Sunday 8 March 2026 and back on Sunday 1 November 2026, both before the evening.
    expect(opens('2026-03-06')).to.equal('2026-03-06T02:00Z');
    expect(opens('2026-03-09')).to.equal('2026-03-09T01:00Z');
    expect(opens('2026-10-30')).to.equal('2026-10-30T01:00Z');
    expect(opens('2026-11-02')).to.equal('2026-11-02T02:00Z');
  });

  it('closes early when it is told so, and its cut-offs with it', async () => {
    const own = await ownCalendar({
      basedOn: 'TARGET',
      days: { '2026-12-24': { closes: '13:00' }, '2026-12-23': { opens: '10:00' } },
    });
    const early = own.sessionOn('2026-12-24');
    expect(utc(early.opensAt)).to.equal('2026-12-24T06:00Z');
    expect(utc(early.closesAt)).to.equal('2026-12-24T12:00Z');
    expect(utc(early.cutOffs.payment.at)).to.equal('2026-12-24T12:00Z');
    const late = own.sessionOn('2026-12-23');
    expect(utc(late.opensAt)).to.equal('2026-12-23T09:00Z');
    expect(utc(late.cutOffs.dvp.at)).to.equal('2026-12-23T15:00Z');
  });

  it('has no session on a day that is none', async () => {
    const target = await calendar('TARGET');
    expect(() => target.sessionOn('2026-11-22')).to.throw(InvariantBroken, 'TARGET 2026-11-22');
  });

  it('asks the world once for a year and once for a session', () => {
    let zoneAsked = 0;
    let yearsAsked = 0;
    const zone: Zone = {
      name: 'UTC',
      instantOf: (date, minutes) => {
        zoneAsked += 1;
        return startOf(date) + minutes * 60_000;
      },
      dateAt: () => '2026-11-23',
    };
    const holidaysIn = () => {
      yearsAsked += 1;
      return new Map();
    };
    const own = openCalendar(TERMS, { zone, holidaysIn });
    const first = own.sessionOn('2026-11-23');
    const asked = zoneAsked;
    expect(own.sessionOn('2026-11-23')).to.equal(first);
    own.closureOn('2026-11-24');
    expect([zoneAsked, yearsAsked]).to.deep.equal([asked, 1]);
  });
});

const TERMS: CalendarTerms = {
  id: 'OWN',
  name: 'own',
  weekend: [],
  opens: 0,
  closes: 1_440,
  cutOffs: {},
  days: new Map(),
  always: false,
};
