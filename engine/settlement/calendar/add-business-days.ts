import { broken } from '../../assert.ts';
import { addDays, type BusinessDate } from './business-date.ts';
import type { Calendar } from './calendar.ts';
import { findBusinessDay } from './find-business-day.ts';

/**
 * The date so many business days later, or earlier when negative. With 0, the date itself, or the business day after it
 * when it is none ("following", as in ISDA's conventions). For calendars that have a business day in common, which
 * `valueDate` finds out first.
 */
export function addBusinessDays(
  calendar: Calendar,
  date: BusinessDate,
  days: number,
): BusinessDate {
  if (days === 0) return nearest(calendar, date, 1);
  const direction = days > 0 ? 1 : -1;
  let found = date;
  for (let left = Math.abs(days); left > 0; left -= 1) {
    found = nearest(calendar, addDays(found, direction), direction);
  }
  return found;
}

function nearest(calendar: Calendar, date: BusinessDate, direction: 1 | -1): BusinessDate {
  const found = findBusinessDay(calendar, date, direction);
  return found ?? broken('calendars have business days', `${calendar.id} has none at ${date}`);
}
