import type { TimeMs } from '../ids.ts';
import type { Calendars } from '../ports/calendars.ts';
import type { CycleTerms } from '../settlement/cycle/cycle.ts';
import { nextClose } from '../settlement/cycle/next-close.ts';
import { calendarOf } from './calendar-of.ts';
import type { BookState } from './state.ts';

/** When a cycle under these terms closes by itself after `at`: on the business days that all of its money has. */
export function closeAfter(
  state: BookState,
  calendars: Calendars | undefined,
  { schedule, money }: Pick<CycleTerms, 'schedule' | 'money'>,
  at: TimeMs,
): TimeMs | undefined {
  if (schedule === undefined) return undefined;
  const calendar = calendarOf(state, calendars, money);
  // The clock is that of the money that is named first.
  const [zone] = calendarOf(state, calendars, money.slice(0, 1))?.members ?? [];
  const clock = calendar && zone ? { calendar, zone: zone.zone } : undefined;
  return nextClose(schedule, clock, at);
}
