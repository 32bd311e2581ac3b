import type { TimeMs } from '../../ids.ts';
import { addDays, type BusinessDate } from '../calendar/business-date.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { isBusinessDay } from '../calendar/is-business-day.ts';
import { parseWallTime } from '../calendar/wall-time.ts';
import { instantOf, type Zone } from '../calendar/zone.ts';
import { dateOf, startOf } from '../settlement-date.ts';
import type { Schedule } from './schedule.ts';

/** Whose days count, and whose clock. */
export interface CycleClock {
  readonly calendar: Calendar;
  readonly zone: Zone;
}

const MINUTE_MS = 60_000;
/** No system closes for longer. */
const DAYS_MAX = 366;

/** The first close after `after`; `undefined` when the calendar has no business day within a year. */
export function nextClose(
  schedule: Schedule,
  clock: CycleClock | undefined,
  after: TimeMs,
): TimeMs | undefined {
  // An evening session belongs to the next day, and one that began the day before may still be open.
  let date = addDays(clock?.zone.dateAt(after) ?? dateOf(after), -1);
  for (let days = 0; days <= DAYS_MAX; days += 1) {
    const found = firstOn(schedule, clock, date, after);
    if (found !== undefined) return found;
    date = addDays(date, 1);
  }
  return undefined;
}

function firstOn(
  schedule: Schedule,
  clock: CycleClock | undefined,
  date: BusinessDate,
  after: TimeMs,
): TimeMs | undefined {
  if (clock !== undefined && !isBusinessDay(clock.calendar, date)) return undefined;
  if ('everyMinutes' in schedule) {
    const { opensAt, closesAt } = clock?.calendar.sessionOn(date) ?? wholeDay(date);
    const period = schedule.everyMinutes * MINUTE_MS;
    // After `after`, and not before the opening.
    const found = period * Math.ceil(Math.max(after + 1, opensAt) / period);
    return found < closesAt ? found : undefined;
  }
  const instants = schedule.at
    .map((text) => momentOf(text, clock, date))
    .filter((instant) => instant > after);
  return instants.length === 0 ? undefined : Math.min(...instants);
}

function wholeDay(date: BusinessDate) {
  return { opensAt: startOf(date), closesAt: startOf(addDays(date, 1)) };
}

function momentOf(text: string, clock: CycleClock | undefined, date: BusinessDate): TimeMs {
  const minutes = parseWallTime(text) ?? 0;
  if (clock !== undefined) return instantOf(clock.zone, date, minutes);
  return startOf(date) + minutes * MINUTE_MS;
}
