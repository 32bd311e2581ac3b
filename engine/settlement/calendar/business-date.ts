import { dateOf, startOf } from '../settlement-date.ts';

/** A day of the calendar as `YYYY-MM-DD`, the form of settlement dates. Whose day it is, a calendar says. */
export type BusinessDate = string;

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday. */
const WEEKDAY_OF_1970 = 3;

/** The date so many days later, or earlier when negative: every day counts. */
export function addDays(date: BusinessDate, days: number): BusinessDate {
  return dateOf(startOf(date) + days * DAY_MS);
}

export function weekdayOf(date: BusinessDate): Weekday {
  const days = startOf(date) / DAY_MS + WEEKDAY_OF_1970;
  return WEEKDAYS[((days % 7) + 7) % 7] ?? 'monday';
}
