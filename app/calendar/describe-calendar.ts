import type { TimeMs } from '../../engine/ids.ts';
import { addBusinessDays } from '../../engine/settlement/calendar/add-business-days.ts';
import { addDays, weekdayOf } from '../../engine/settlement/calendar/business-date.ts';
import { businessDaysBetween } from '../../engine/settlement/calendar/business-days-between.ts';
import type { Calendar } from '../../engine/settlement/calendar/calendar.ts';
import { currentDate } from '../../engine/settlement/calendar/current-date.ts';
import type { Dated } from '../../engine/settlement/calendar/dated.ts';
import type { Session } from '../../engine/settlement/calendar/session.ts';
import { sessionAt } from '../../engine/settlement/calendar/session-at.ts';
import { valueDate } from '../../engine/settlement/calendar/value-date.ts';
import { INSTRUCTION_KINDS } from '../../engine/settlement/instruction.ts';

const BUSINESS_DAYS_SHOWN = 10;

export interface Period {
  readonly at: TimeMs;
  /** Year of the holidays; absent: the current one of the calendar. */
  readonly year?: number;
  /** First day of the business days; absent: today. */
  readonly from?: string;
}

export type Description = ReturnType<typeof describeCalendar>;

/** What people and programs are told of a calendar. */
export function describeCalendar(calendar: Calendar, { at, year, from }: Period) {
  const today = currentDate(calendar, at);
  const shown = year ?? Number(today.slice(0, 4));
  const dated = valueDate(calendar, { kind: 'payment', at });
  return {
    calendar: calendar.id,
    name: calendar.name,
    zones: calendar.members.map(({ zone }) => zone.name),
    today,
    open: sessionAt(calendar, at) !== undefined,
    session: 'session' in dated ? describeSession(dated.session) : null,
    valueDates: INSTRUCTION_KINDS.map((kind) => ({
      kind,
      ...describeDated(calendar, today, valueDate(calendar, { kind, at })),
    })),
    businessDays: dated.outcome === 'never' ? [] : businessDays(calendar, from ?? today),
    businessDaysInYear: businessDaysBetween(calendar, `${shown - 1}-12-31`, `${shown}-12-31`),
    year: shown,
    holidays: holidaysOf(calendar, shown),
    specialDays: specialDaysOf(calendar, shown),
  };
}

function describeSession({ date, opensAt, closesAt, cutOffs }: Session) {
  return {
    date,
    opensAt: instant(opensAt),
    cutOffs: INSTRUCTION_KINDS.map((kind) => {
      const { calendar, at, missed } = cutOffs[kind];
      return { kind, calendar, at: instant(at), missed };
    }),
    closesAt: instant(closesAt),
  };
}

function describeDated(calendar: Calendar, today: string, dated: Dated) {
  const { outcome } = dated;
  const date = 'date' in dated ? dated.date : null;
  return { outcome, date, detail: explain(calendar, today, dated) };
}

function explain(calendar: Calendar, today: string, dated: Dated): string {
  switch (dated.outcome) {
    case 'as_asked':
      return 'today, before the cut-off';
    case 'next_business_day': {
      const closure = calendar.closureOn(today);
      return `${today} is no business day of ${closure?.calendar}: ${closure?.name}`;
    }
    case 'rolled':
    case 'rejected':
      return dated.missed
        .map(
          ({ calendar: id, date, at }) => `the cut-off of ${id} on ${date} was at ${instant(at)}`,
        )
        .join('; ');
    case 'never':
      return 'no business day in common within a year';
  }
}

function businessDays(calendar: Calendar, from: string) {
  let date = addBusinessDays(calendar, from, 0);
  const days = [date];
  while (days.length < BUSINESS_DAYS_SHOWN) {
    date = addBusinessDays(calendar, date, 1);
    days.push(date);
  }
  return days;
}

function holidaysOf(calendar: Calendar, year: number) {
  const holidays: { date: string; weekday: string; name: string; calendar: string }[] = [];
  for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
    const closure = calendar.closureOn(date);
    if (closure === undefined || closure.kind === 'weekend') continue;
    holidays.push({
      date,
      weekday: weekdayOf(date),
      name: closure.name,
      calendar: closure.calendar,
    });
  }
  return holidays;
}

/** Days with hours of their own. */
function specialDaysOf(calendar: Calendar, year: number) {
  const ofYear = ([date, day]: readonly [string, { closed?: string }]) =>
    date.startsWith(`${year}-`) && day.closed === undefined;
  return calendar.members.flatMap(({ id, terms, sessionOn, closureOn }) =>
    [...terms.days]
      .filter(ofYear)
      .filter(([date]) => closureOn(date) === undefined)
      .map(([date]) => ({
        date,
        calendar: id,
        opensAt: instant(sessionOn(date).opensAt),
        closesAt: instant(sessionOn(date).closesAt),
      })),
  );
}

function instant(at: TimeMs): string {
  return new Date(at).toISOString();
}
