import type { TimeMs } from '../ids.ts';
import { accepted, type Result, refused } from '../refusal.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2200;

const DAY_MS = 86_400_000;
const DAYS_IN_400_YEARS = 146_097;
/** From 0000-03-01 to 1970-01-01. */
const DAYS_BEFORE_1970 = 719_468;

/**
 * The day of a moment. Days are UTC days. Reckoned in years that begin in March, so that the leap day comes last
 * (Hinnant, "chrono-compatible low-level date algorithms"): a tenth of the time that a Date takes, in every instruction.
 */
export function dateOf(at: TimeMs): string {
  const days = Math.floor(at / DAY_MS) + DAYS_BEFORE_1970;
  const era = Math.floor(days / DAYS_IN_400_YEARS);
  const dayOfEra = days - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - daysOfYears(yearOfEra);
  const month = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * month + 2) / 5) + 1;
  const year = yearOfEra + 400 * era + (month < 10 ? 0 : 1);
  return `${pad(year, 4)}-${pad(month < 10 ? month + 3 : month - 9, 2)}-${pad(day, 2)}`;
}

/** The first moment of a day, written as YYYY-MM-DD. NaN when it is not written so. */
export function startOf(date: string): TimeMs {
  const month = Number(date.slice(5, 7));
  const year = Number(date.slice(0, 4)) - (month > 2 ? 0 : 1);
  const era = Math.floor(year / 400);
  const yearOfEra = year - 400 * era;
  const dayOfYear =
    Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + Number(date.slice(8)) - 1;
  const days = era * DAYS_IN_400_YEARS + daysOfYears(yearOfEra) + dayOfYear;
  return (days - DAYS_BEFORE_1970) * DAY_MS;
}

function daysOfYears(years: number): number {
  return 365 * years + Math.floor(years / 4) - Math.floor(years / 100);
}

function pad(value: number, length: number): string {
  return `${value}`.padStart(length, '0');
}

export function parseDate(text: string, field: string): Result<string> {
  const start = DATE.test(text) ? startOf(text) : Number.NaN;
  const year = Number(text.slice(0, 4));
  // 31 April would be reckoned as 1 May: a date that does not come back as it went in is none.
  if (!Number.isNaN(start) && dateOf(start) === text && year >= FIRST_YEAR && year <= LAST_YEAR) {
    return accepted(text);
  }
  return refused('date_invalid', field, 'write a calendar date as YYYY-MM-DD');
}
