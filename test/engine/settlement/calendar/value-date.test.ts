import { expect } from 'chai';
import type { Calendar } from '../../../../engine/settlement/calendar/calendar.ts';
import { jointCalendar } from '../../../../engine/settlement/calendar/joint-calendar.ts';
import { sessionAt } from '../../../../engine/settlement/calendar/session-at.ts';
import { type DateQuestion, valueDate } from '../../../../engine/settlement/calendar/value-date.ts';
import {
  INSTRUCTION_KINDS,
  type InstructionKind,
} from '../../../../engine/settlement/instruction.ts';
import { calendar, instant, ownCalendar } from '../../../support/calendars.ts';
import { Random } from '../../support/random.ts';
import { SEED } from '../../support/seed.ts';

const RUNS = 300;

interface Asked {
  readonly kind?: DateQuestion['kind'];
  readonly asked?: string;
}

/** Outcome and date, as `rolled 2026-11-24`. */
function answer(of: Calendar, at: string, { kind = 'payment', asked }: Asked = {}): string {
  const question = { kind, at: instant(at), ...(asked === undefined ? {} : { asked }) };
  const dated = valueDate(of, question);
  return 'date' in dated ? `${dated.outcome} ${dated.date}` : dated.outcome;
}

describe('the value date', () => {
  let target: Calendar;
  let fedwire: Calendar;

  beforeEach(async () => {
    target = await calendar('TARGET');
    fedwire = await calendar('FEDWIRE');
  });

  it('is today until before the cut-off, and the next business day from the cut-off on', () => {
    expect(answer(target, '2026-11-23T16:59:59.999+01:00')).to.equal('as_asked 2026-11-23');
    expect(answer(target, '2026-11-23T17:00:00.000+01:00')).to.equal('rolled 2026-11-24');
    expect(answer(target, '2026-11-23T17:00:00.001+01:00')).to.equal('rolled 2026-11-24');
  });

  it('has a cut-off for each kind of instruction', () => {
    const at = '2026-11-23T16:30:00+01:00';
    expect(answer(target, at, { kind: 'payment' })).to.equal('as_asked 2026-11-23');
    expect(answer(target, at, { kind: 'dvp' })).to.equal('rolled 2026-11-24');
    expect(answer(target, at, { kind: 'pvp' })).to.equal('as_asked 2026-11-23');
  });

  it('is today before the opening too, and the session says from when', () => {
    const at = instant('2026-11-23T00:30:00+01:00');
    const dated = valueDate(target, { kind: 'payment', at });
    expect(dated).to.include({ outcome: 'as_asked', date: '2026-11-23' });
    expect('session' in dated && dated.session.opensAt).to.equal(
      instant('2026-11-23T07:00:00+01:00'),
    );
  });

  it('of a Friday evening before a holiday on Monday is Tuesday', () => {
    // Easter Monday 2026 follows Good Friday; Memorial Day 2026 is 25 May.
    expect(answer(fedwire, '2026-05-22T18:44:59-04:00')).to.equal('as_asked 2026-05-22');
    expect(answer(fedwire, '2026-05-22T18:45:00-04:00')).to.equal('rolled 2026-05-26');
    expect(answer(target, '2026-04-02T17:00:00+02:00')).to.equal('rolled 2026-04-07');
  });

  it('on a closed day is the next business day, and nothing was missed', () => {
    expect(answer(target, '2026-11-21T18:30:00+01:00')).to.equal('next_business_day 2026-11-23');
    expect(answer(target, '2026-12-31T18:30:00+01:00')).to.equal('rolled 2027-01-04');
    expect(answer(target, '2027-01-01T09:00:00+01:00')).to.equal('next_business_day 2027-01-04');
  });

  it('is tomorrow once its session has opened in the evening', () => {
    expect(answer(fedwire, '2026-11-23T20:59:59-05:00')).to.equal('rolled 2026-11-24');
    expect(answer(fedwire, '2026-11-23T21:00:00-05:00')).to.equal('as_asked 2026-11-24');
    expect(answer(fedwire, '2026-11-22T21:00:00-05:00'), 'Sunday').to.equal('as_asked 2026-11-23');
  });

  it('that was asked for in the past is as soon as possible', () => {
    const at = '2026-11-23T10:00:00+01:00';
    expect(answer(target, at, { asked: '2026-11-20' })).to.equal('as_asked 2026-11-23');
    expect(answer(target, at, { asked: '2001-01-01' })).to.equal('as_asked 2026-11-23');
    const late = '2026-11-23T17:00:00+01:00';
    expect(answer(target, late, { asked: '2026-11-20' })).to.equal('rolled 2026-11-24');
  });

  it('that was asked for in the future is that day, or the business day after it', () => {
    const at = '2026-11-23T17:30:00+01:00';
    expect(answer(target, at, { asked: '2026-11-24' })).to.equal('as_asked 2026-11-24');
    expect(answer(target, at, { asked: '2026-12-25' })).to.equal('next_business_day 2026-12-28');
    expect(answer(target, at, { asked: '2028-02-29' })).to.equal('as_asked 2028-02-29');
  });

  it('is none when the rule of the cut-off is to reject', async () => {
    const strict = await ownCalendar({
      basedOn: 'TARGET',
      cutOffs: { payment: { at: '17:00', missed: 'reject' } },
    });
    const at = '2026-11-23T17:00:00+01:00';
    expect(answer(strict, '2026-11-23T16:59:59+01:00')).to.equal('as_asked 2026-11-23');
    expect(answer(strict, at)).to.equal('rejected');
    expect(answer(strict, at, { asked: '2026-11-24' })).to.equal('as_asked 2026-11-24');
    expect(answer(strict, at, { kind: 'pvp' })).to.equal('as_asked 2026-11-23');
    expect(answer(strict, '2026-11-22T17:30:00+01:00')).to.equal('next_business_day 2026-11-23');
    expect(valueDate(strict, { kind: 'payment', at: instant(at) })).to.deep.equal({
      outcome: 'rejected',
      missed: [
        {
          calendar: 'OWN',
          date: '2026-11-23',
          at: instant('2026-11-23T17:00+01:00'),
          missed: 'reject',
        },
      ],
    });
  });

  it('may have its cut-off on the day before', async () => {
    const own = await ownCalendar({ zone: 'Asia/Tokyo', cutOffs: { payment: { at: '-15:00' } } });
    expect(answer(own, '2026-11-23T14:59:00+09:00', { asked: '2026-11-24' })).to.equal(
      'as_asked 2026-11-24',
    );
    expect(answer(own, '2026-11-23T15:00:00+09:00', { asked: '2026-11-24' })).to.equal(
      'rolled 2026-11-25',
    );
  });

  describe('of several currencies', () => {
    let joint: Calendar;

    beforeEach(() => {
      joint = jointCalendar(target, fedwire);
    });

    it('is a day on which all of them settle', () => {
      const asked = '2026-11-26';
      const at = '2026-11-23T10:00:00+01:00';
      expect(answer(target, at, { kind: 'pvp', asked })).to.equal('as_asked 2026-11-26');
      expect(answer(joint, at, { kind: 'pvp', asked })).to.equal('next_business_day 2026-11-27');
    });

    it('has the first cut-off of them', () => {
      expect(answer(joint, '2026-11-23T17:59:59+01:00', { kind: 'pvp' })).to.equal(
        'as_asked 2026-11-23',
      );
      expect(answer(joint, '2026-11-23T18:00:00+01:00', { kind: 'pvp' })).to.equal(
        'rolled 2026-11-24',
      );
    });

    it('follows the rule of the calendar whose cut-off was missed', async () => {
      const strict = await ownCalendar({
        basedOn: 'FEDWIRE',
        cutOffs: { pvp: { at: '18:00', missed: 'reject' } },
      });
      const both = jointCalendar(target, strict);
      const pvp = { kind: 'pvp' } as const;
      expect(answer(both, '2026-11-23T18:00:00+01:00', pvp)).to.equal('rolled 2026-11-24');
      expect(answer(both, '2026-11-23T18:00:00-05:00', pvp), 'after midnight in Berlin').to.equal(
        'as_asked 2026-11-24',
      );
    });

    it('is today where it is latest: nothing of a day is missed when another is in the next', async () => {
      const both = jointCalendar(await calendar('BOJ-NET'), fedwire);
      expect(answer(both, '2026-12-01T18:50:00-05:00')).to.equal('as_asked 2026-12-02');
    });

    it('is none when they never settle together', async () => {
      const one = await ownCalendar({ zone: 'UTC', closes: '01:00' }, 'ONE');
      const other = await ownCalendar({ zone: 'UTC', opens: '02:00' }, 'OTHER');
      expect(answer(jointCalendar(one, other), '2026-11-23T00:00:00Z')).to.equal('never');
    });
  });

  it('where the book settles always is the day in UTC, at every hour', async () => {
    const always = await calendar('always');
    for (const kind of INSTRUCTION_KINDS) {
      expect(answer(always, '2026-12-25T00:00:00Z', { kind })).to.equal('as_asked 2026-12-25');
      expect(answer(always, '2026-12-25T23:59:59.999Z', { kind })).to.equal('as_asked 2026-12-25');
    }
    expect(answer(always, '2026-11-23T12:00:00Z', { asked: '2026-11-29' })).to.equal(
      'as_asked 2026-11-29',
    );
  });

  it(`is the same whether it is looked up or reckoned anew (SEED=${SEED})`, async () => {
    const draws = new Random(SEED);
    const ids = ['TARGET', 'FEDWIRE', 'CHAPS', 'RITS', 'BOJ-NET', 'SIC', 'always'] as const;
    const open = async () => Promise.all(ids.map((id) => calendar(id)));
    const [known, other] = [await open(), await open()];
    for (let run = 0; run < RUNS; run += 1) {
      const [one, two] = [draws.below(ids.length), draws.below(ids.length)];
      const joint = (from: readonly Calendar[]) =>
        jointCalendar(from[one] ?? target, from[two] ?? target);
      const at = instant('2026-01-01T00:00:00Z') + draws.below(2 * 365 * 1_440) * 60_000;
      const kind = draws.pick<InstructionKind>('payment', 'dvp', 'pvp');
      const fresh = joint(other);
      fresh.memory.spells.clear();
      // Ten questions close to one another: most are looked up in what the first of them left.
      for (const later of [0, 1, 7, 59, 60, 90, 240, 0, 600, 1_440]) {
        const question = { kind, at: at + later * 60_000 };
        fresh.memory.spells.clear();
        const expected = valueDate(fresh, question);
        const told = `${fresh.id} ${kind} ${new Date(question.at).toISOString()}`;
        expect(valueDate(joint(known), question), told).to.deep.equal(expected);
      }
    }
  });
});

describe('the session that is open', () => {
  it('is open from its first instant until before its last', async () => {
    const target = await calendar('TARGET');
    const date = (at: string) => sessionAt(target, instant(at))?.date;
    expect(date('2026-11-23T06:59:59.999+01:00')).to.equal(undefined);
    expect(date('2026-11-23T07:00:00+01:00')).to.equal('2026-11-23');
    expect(date('2026-11-23T17:59:59.999+01:00')).to.equal('2026-11-23');
    expect(date('2026-11-23T18:00:00+01:00')).to.equal(undefined);
    expect(date('2026-11-22T12:00:00+01:00')).to.equal(undefined);
  });

  it('is that of the next date in the evening', async () => {
    const fedwire = await calendar('FEDWIRE');
    const date = (at: string) => sessionAt(fedwire, instant(at))?.date;
    expect(date('2026-11-23T18:59:00-05:00')).to.equal('2026-11-23');
    expect(date('2026-11-23T19:00:00-05:00')).to.equal(undefined);
    expect(date('2026-11-23T21:00:00-05:00')).to.equal('2026-11-24');
  });

  it('of several is open when all of them are', async () => {
    const joint = jointCalendar(await calendar('RITS'), await calendar('FEDWIRE'));
    const date = (at: string) => sessionAt(joint, instant(at))?.date;
    expect(date('2026-11-23T01:59:00Z')).to.equal(undefined);
    expect(date('2026-11-23T02:00:00Z')).to.equal('2026-11-23');
    expect(date('2026-11-23T10:59:00Z')).to.equal('2026-11-23');
    expect(date('2026-11-23T11:00:00Z')).to.equal(undefined);
  });
});
