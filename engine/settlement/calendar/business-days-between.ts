import { addDays, type BusinessDate } from './business-date.ts';
import type { Calendar } from './calendar.ts';
import { isBusinessDay } from './is-business-day.ts';

/**
 * Business days after `from` up to and with `to`; negative when `to` is earlier. From one business day, so many
 * business days added lead to the other.
 */
export function businessDaysBetween(
  calendar: Calendar,
  from: BusinessDate,
  to: BusinessDate,
): number {
  const direction = to >= from ? 1 : -1;
  let count = 0;
  for (let date = from; date !== to; ) {
    date = addDays(date, direction);
    if (isBusinessDay(calendar, date)) count += direction;
  }
  return count;
}
