import type { TimeMs } from '../../ids.ts';
import { addDays, type BusinessDate } from './business-date.ts';
import type { Calendar, MemberCalendar } from './calendar.ts';
import { isBusinessDay } from './is-business-day.ts';

/**
 * The date that an instruction means when it names none: the day on the clock of the calendar, or the next day once its
 * session has opened in the evening. Of several calendars the latest: where one of them is already in tomorrow, nothing
 * of today is left to miss.
 */
export function currentDate(calendar: Calendar, at: TimeMs): BusinessDate {
  let latest = '';
  for (const member of calendar.members) {
    const date = currentDateOf(member, at);
    if (date > latest) latest = date;
  }
  return latest;
}

function currentDateOf(calendar: MemberCalendar, at: TimeMs): BusinessDate {
  const date = calendar.zone.dateAt(at);
  const next = addDays(date, 1);
  const hasBegun = isBusinessDay(calendar, next) && calendar.sessionOn(next).opensAt <= at;
  return hasBegun ? next : date;
}
