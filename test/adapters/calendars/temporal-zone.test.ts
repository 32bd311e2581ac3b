import { expect } from 'chai';
import { temporalZone } from '../../../adapters/calendars/temporal-zone.ts';
import { utc } from '../../support/calendars.ts';

/** What a zone makes of a wall time, in UTC. */
function at(name: string, date: string, time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const zone = temporalZone(name);
  if (zone === undefined) throw new Error(`no zone ${name}`);
  return utc(zone.instantOf(date, hours * 60 + minutes));
}

describe('time zones', () => {
  it('are those of the IANA database, and nothing else', () => {
    for (const name of ['Europe/Berlin', 'Asia/Kolkata', 'UTC', 'Australia/Lord_Howe']) {
      expect(temporalZone(name)?.name).to.equal(name);
    }
    for (const name of ['Mars/Olympus', '', '+01:00', 'Europe/Berlin ', 'constructor']) {
      expect(temporalZone(name), JSON.stringify(name)).to.equal(undefined);
    }
  });

  it('say the date that their clock shows', () => {
    const midnight = Date.UTC(2026, 10, 23);
    const dates = ['Pacific/Auckland', 'UTC', 'America/New_York'].map((name) =>
      temporalZone(name)?.dateAt(midnight - 1),
    );
    expect(dates).to.deep.equal(['2026-11-23', '2026-11-22', '2026-11-22']);
  });

  describe('when clocks go forward', () => {
    it('have the first instant after the gap for the times that are left out: New York', () => {
      expect(at('America/New_York', '2026-03-08', '01:59')).to.equal('2026-03-08T06:59Z');
      for (const time of ['02:00', '02:01', '02:30', '02:59', '03:00']) {
        expect(at('America/New_York', '2026-03-08', time), time).to.equal('2026-03-08T07:00Z');
      }
      expect(at('America/New_York', '2026-03-08', '03:01')).to.equal('2026-03-08T07:01Z');
    });

    it('in Berlin', () => {
      expect(at('Europe/Berlin', '2026-03-29', '01:59')).to.equal('2026-03-29T00:59Z');
      for (const time of ['02:00', '02:30', '02:59', '03:00']) {
        expect(at('Europe/Berlin', '2026-03-29', time), time).to.equal('2026-03-29T01:00Z');
      }
    });

    it('on Lord Howe, by half an hour', () => {
      expect(at('Australia/Lord_Howe', '2026-10-04', '01:59')).to.equal('2026-10-03T15:29Z');
      for (const time of ['02:00', '02:15', '02:29', '02:30']) {
        expect(at('Australia/Lord_Howe', '2026-10-04', time), time).to.equal('2026-10-03T15:30Z');
      }
      expect(at('Australia/Lord_Howe', '2026-10-04', '02:31')).to.equal('2026-10-03T15:31Z');
    });

    it('over a whole day: Samoa had no 30 December 2011', () => {
      expect(at('Pacific/Apia', '2011-12-30', '12:00')).to.equal('2011-12-30T10:00Z');
      expect(at('Pacific/Apia', '2011-12-31', '00:00')).to.equal('2011-12-30T10:00Z');
    });

    it('at midnight: a day in Beirut begins at one', () => {
      expect(at('Asia/Beirut', '2026-03-29', '00:00')).to.equal('2026-03-28T22:00Z');
      expect(temporalZone('Asia/Beirut')?.dateAt(Date.UTC(2026, 2, 28, 22))).to.equal('2026-03-29');
    });
  });

  describe('when clocks go back', () => {
    it('have the earlier instant for the times that are shown twice: New York', () => {
      expect(at('America/New_York', '2026-11-01', '00:59')).to.equal('2026-11-01T04:59Z');
      expect(at('America/New_York', '2026-11-01', '01:00')).to.equal('2026-11-01T05:00Z');
      expect(at('America/New_York', '2026-11-01', '01:59')).to.equal('2026-11-01T05:59Z');
      expect(at('America/New_York', '2026-11-01', '02:00')).to.equal('2026-11-01T07:00Z');
    });

    it('in Berlin', () => {
      expect(at('Europe/Berlin', '2026-10-25', '02:00')).to.equal('2026-10-25T00:00Z');
      expect(at('Europe/Berlin', '2026-10-25', '02:59')).to.equal('2026-10-25T00:59Z');
      expect(at('Europe/Berlin', '2026-10-25', '03:00')).to.equal('2026-10-25T02:00Z');
    });

    it('on Lord Howe, by half an hour', () => {
      expect(at('Australia/Lord_Howe', '2026-04-05', '01:29')).to.equal('2026-04-04T14:29Z');
      expect(at('Australia/Lord_Howe', '2026-04-05', '01:30')).to.equal('2026-04-04T14:30Z');
      expect(at('Australia/Lord_Howe', '2026-04-05', '01:59')).to.equal('2026-04-04T14:59Z');
      expect(at('Australia/Lord_Howe', '2026-04-05', '02:00')).to.equal('2026-04-04T15:30Z');
    });
  });

  it('never run backwards: a later time on the clock is no earlier instant', () => {
    const nights = [
      ['America/New_York', '2026-03-08', '2026-11-01'],
      ['Europe/Berlin', '2026-03-29', '2026-10-25'],
      ['Australia/Lord_Howe', '2026-04-05', '2026-10-04'],
    ] as const;
    for (const [name, ...dates] of nights) {
      const zone = temporalZone(name);
      for (const date of dates) {
        let before = Number.NEGATIVE_INFINITY;
        for (let minute = 0; minute < 1_440; minute += 1) {
          const instant = zone?.instantOf(date, minute) ?? Number.NaN;
          expect(instant >= before, `${name} ${date} ${minute}`).to.equal(true);
          before = instant;
        }
      }
    }
  });
});
