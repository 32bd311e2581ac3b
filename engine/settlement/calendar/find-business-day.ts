import { addDays, type BusinessDate } from './business-date.ts';
import type { Calendar } from './calendar.ts';
import { isBusinessDay } from './is-business-day.ts';

/** No system closes for longer; calendars that never open together do. */
const DAYS_MAX = 366;

/** The date itself if it is a business day, else the nearest after it, or before it; `undefined` when a year has none. */
export function findBusinessDay(
  calendar: Calendar,
  date: BusinessDate,
  direction: 1 | -1 = 1,
): BusinessDate | undefined {
  let found = date;
  for (let days = 0; days <= DAYS_MAX; days += 1) {
    if (isBusinessDay(calendar, found)) return found;
    found = addDays(found, direction);
  }
  return undefined;
}
