import { expect } from 'chai';
import { valueDate } from '../../../engine/settlement/calendar/value-date.ts';
import { instant, ownCalendar, utc } from '../../support/calendars.ts';

/** Calendars with a cut-off in the very hour that is left out or comes twice. */
async function cutOffAt(zone: string, at: string) {
  return ownCalendar({ zone, weekend: [], cutOffs: { payment: { at } } });
}

describe('a cut-off in the night of daylight saving', () => {
  const nights = [
    ['America/New_York', '02:30', '2026-03-08', '2026-03-08T07:00Z'],
    ['America/New_York', '01:30', '2026-11-01', '2026-11-01T05:30Z'],
    ['Europe/Berlin', '02:30', '2026-03-29', '2026-03-29T01:00Z'],
    ['Europe/Berlin', '02:30', '2026-10-25', '2026-10-25T00:30Z'],
    ['Australia/Lord_Howe', '02:15', '2026-10-04', '2026-10-03T15:30Z'],
    ['Australia/Lord_Howe', '01:45', '2026-04-05', '2026-04-04T14:45Z'],
  ] as const;
  for (const [zone, time, date, expected] of nights) {
    it(`at ${time} in ${zone} on ${date} comes at ${expected}`, async () => {
      const calendar = await cutOffAt(zone, time);
      const cutOff = calendar.sessionOn(date).cutOffs.payment.at;
      expect(utc(cutOff)).to.equal(expected);
      const before = valueDate(calendar, { kind: 'payment', at: cutOff - 1 });
      const at = valueDate(calendar, { kind: 'payment', at: cutOff });
      expect(before).to.include({ outcome: 'as_asked', date });
      expect(at).to.include({ outcome: 'rolled' });
    });
  }

  it('makes days of 23 and 25 hours, and of 23 and a half', async () => {
    const hours = async (zone: string, date: string) => {
      const { opensAt, closesAt } = (await cutOffAt(zone, '12:00')).sessionOn(date);
      return (closesAt - opensAt) / 3_600_000;
    };
    expect(await hours('Europe/Berlin', '2026-03-29')).to.equal(23);
    expect(await hours('Europe/Berlin', '2026-10-25')).to.equal(25);
    expect(await hours('America/New_York', '2026-11-01')).to.equal(25);
    expect(await hours('Australia/Lord_Howe', '2026-10-04')).to.equal(23.5);
    expect(await hours('Australia/Lord_Howe', '2026-04-05')).to.equal(24.5);
  });

  it('does not move the cut-off on the wall', async () => {
    const calendar = await ownCalendar({ basedOn: 'TARGET' });
    const cutOff = (date: string) => calendar.sessionOn(date).cutOffs.payment.at;
    expect(cutOff('2026-03-27')).to.equal(instant('2026-03-27T17:00+01:00'));
    expect(cutOff('2026-03-30')).to.equal(instant('2026-03-30T17:00+02:00'));
  });
});
