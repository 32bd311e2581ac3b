import type { InstrumentId } from '../ids.ts';
import type { Calendars } from '../ports/calendars.ts';
import type { Calendar } from '../settlement/calendar/calendar.ts';
import { jointCalendar } from '../settlement/calendar/joint-calendar.ts';
import type { BookState } from './state.ts';

/** The business days that all of the instruments have; `undefined` in a book that settles at every hour of every day. */
export function calendarOf(
  { instruments }: BookState,
  calendars: Calendars | undefined,
  ids: Iterable<InstrumentId>,
): Calendar | undefined {
  if (calendars === undefined) return undefined;
  let joint: Calendar | undefined;
  for (const id of ids) {
    const currency = instruments.instruments.get(id)?.currency;
    const own = calendars.calendarOf({ id, ...(currency === undefined ? {} : { currency }) });
    joint = joint === undefined ? own : jointCalendar(joint, own);
  }
  return joint;
}
