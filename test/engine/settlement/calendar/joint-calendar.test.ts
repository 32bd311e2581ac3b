import { expect } from 'chai';
import { InvariantBroken } from '../../../../engine/assert.ts';
import { isBusinessDay } from '../../../../engine/settlement/calendar/is-business-day.ts';
import { jointCalendar } from '../../../../engine/settlement/calendar/joint-calendar.ts';
import { nextBusinessDay } from '../../../../engine/settlement/calendar/next-business-day.ts';
import { calendar, ownCalendar, utc } from '../../../support/calendars.ts';

describe('a joint calendar', () => {
  it('is closed on a holiday in one currency only', async () => {
    const [target, fedwire] = [await calendar('TARGET'), await calendar('FEDWIRE')];
    const joint = jointCalendar(target, fedwire);
    // Thanksgiving in the United States, Easter Monday in the euro area.
    expect(target.closureOn('2026-11-26')).to.equal(undefined);
    expect(joint.closureOn('2026-11-26')).to.include({ calendar: 'FEDWIRE' });
    expect(joint.closureOn('2026-04-06')).to.include({ calendar: 'TARGET', name: 'Easter Monday' });
    expect(nextBusinessDay(joint, '2026-11-25')).to.equal('2026-11-27');
    expect(nextBusinessDay(target, '2026-11-25')).to.equal('2026-11-26');
  });

  it('opens with the last, closes with the first, and cuts off with the first', async () => {
    const joint = jointCalendar(await calendar('FEDWIRE'), await calendar('TARGET'));
    expect(joint.id).to.equal('FEDWIRE+TARGET');
    const { opensAt, closesAt, cutOffs } = joint.sessionOn('2026-11-23');
    expect(utc(opensAt)).to.equal('2026-11-23T06:00Z');
    expect(utc(closesAt)).to.equal('2026-11-23T17:00Z');
    expect(utc(cutOffs.payment.at)).to.equal('2026-11-23T16:00Z');
    expect(cutOffs.payment.calendar).to.equal('TARGET');
  });

  it('leaves out what settles always, and repeats nobody', async () => {
    const [always, target] = [await calendar('always'), await calendar('TARGET')];
    const fedwire = await calendar('FEDWIRE');
    expect(jointCalendar(always, target)).to.equal(target);
    expect(jointCalendar(target, always)).to.equal(target);
    expect(jointCalendar(always, always)).to.equal(always);
    expect(jointCalendar(target, target)).to.equal(target);
    const joint = jointCalendar(target, fedwire);
    expect(jointCalendar(joint, fedwire)).to.equal(joint);
    expect(jointCalendar(fedwire, joint)).to.equal(joint);
  });

  it('is the same object for the same calendars, of three too', async () => {
    const all = [
      await calendar('TARGET'),
      await calendar('FEDWIRE'),
      await calendar('CHAPS'),
    ] as const;
    expect(jointCalendar(...all)).to.equal(jointCalendar(...all));
    expect(jointCalendar(...all).members).to.have.length(3);
    // The late summer bank holiday is one of England alone.
    expect(jointCalendar(...all).closureOn('2026-08-31')).to.include({ calendar: 'CHAPS' });
  });

  it('is closed where its calendars have no hour in common', async () => {
    const early = await ownCalendar({ zone: 'UTC', closes: '12:00' }, 'EARLY');
    const late = await ownCalendar(
      { zone: 'UTC', opens: '12:00', days: { '2026-11-24': { opens: '11:00' } } },
      'LATE',
    );
    const joint = jointCalendar(early, late);
    expect(joint.closureOn('2026-11-23')).to.include({ calendar: 'EARLY+LATE', kind: 'hours' });
    expect(isBusinessDay(joint, '2026-11-24')).to.equal(true);
  });

  it('has no session on a day on which one of them is closed', async () => {
    const joint = jointCalendar(await calendar('FEDWIRE'), await calendar('TARGET'));
    expect(() => joint.sessionOn('2026-11-26')).to.throw(InvariantBroken);
  });
});
