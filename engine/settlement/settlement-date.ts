import type { TimeMs } from '../ids.ts';
import { accepted, type Result, refused } from '../refusal.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2200;

/** Days are UTC days. */
export function dateOf(at: TimeMs): string {
  return new Date(at).toISOString().slice(0, 10);
}

export function startOf(date: string): TimeMs {
  return Date.parse(`${date}T00:00:00Z`);
}

export function parseDate(text: string, field: string): Result<string> {
  const start = DATE.test(text) ? startOf(text) : Number.NaN;
  const year = Number(text.slice(0, 4));
  // Date.parse takes 31 April for 1 May: a date that does not come back as it went in is none.
  if (!Number.isNaN(start) && dateOf(start) === text && year >= FIRST_YEAR && year <= LAST_YEAR) {
    return accepted(text);
  }
  return refused('date_invalid', field, 'write a calendar date as YYYY-MM-DD');
}
