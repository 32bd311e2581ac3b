import { addBusinessDays } from './add-business-days.ts';
import type { BusinessDate } from './business-date.ts';
import type { Calendar } from './calendar.ts';

/** The first business day after the date. */
export function nextBusinessDay(calendar: Calendar, date: BusinessDate): BusinessDate {
  return addBusinessDays(calendar, date, 1);
}
