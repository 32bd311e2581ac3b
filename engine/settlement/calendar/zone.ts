import type { TimeMs } from '../../ids.ts';
import { addDays, type BusinessDate } from './business-date.ts';
import { DAY_MINUTES, type WallTime } from './wall-time.ts';

/**
 * A time zone of the IANA database. The database is data from outside, and changes: adapters/calendars supplies it.
 *
 * Where a clock on the wall does not name one instant, every adapter answers alike. A time that is left out when clocks
 * go forward is the first instant after the gap: the first at which the clock has passed it. A time that is shown twice
 * when they go back is the earlier instant, as in iCalendar (RFC 5545, 3.3.5): a deadline that has passed for somebody
 * has passed for all.
 */
export interface Zone {
  /** Like `Europe/Berlin`. */
  readonly name: string;
  /** When the clock shows so many minutes after midnight, from 0 to 1439. */
  instantOf(date: BusinessDate, minutes: number): TimeMs;
  /** The date that the clock shows. */
  dateAt(at: TimeMs): BusinessDate;
}

/** When a wall time of a business date comes, in the days around it too. */
export function instantOf(zone: Zone, date: BusinessDate, time: WallTime): TimeMs {
  const days = Math.floor(time / DAY_MINUTES);
  return zone.instantOf(days === 0 ? date : addDays(date, days), time - days * DAY_MINUTES);
}
