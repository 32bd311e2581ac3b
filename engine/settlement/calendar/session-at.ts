import type { TimeMs } from '../../ids.ts';
import { addDays } from './business-date.ts';
import type { Calendar } from './calendar.ts';
import { isBusinessDay } from './is-business-day.ts';
import type { Session } from './session.ts';

/** The session that is open at the instant; `undefined` while the calendar is closed. */
export function sessionAt(calendar: Calendar, at: TimeMs): Session | undefined {
  const date = calendar.members[0]?.zone.dateAt(at);
  if (date === undefined) return undefined;
  // A session opens at the earliest on the day before its date, and closes on its date.
  for (const candidate of [date, addDays(date, 1)]) {
    if (!isBusinessDay(calendar, candidate)) continue;
    const session = calendar.sessionOn(candidate);
    if (session.opensAt <= at && at < session.closesAt) return session;
  }
  return undefined;
}
