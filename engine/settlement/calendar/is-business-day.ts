import type { BusinessDate } from './business-date.ts';
import type { Calendar } from './calendar.ts';

export function isBusinessDay(calendar: Calendar, date: BusinessDate): boolean {
  return calendar.closureOn(date) === undefined;
}
