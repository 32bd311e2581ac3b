import type { TimeMs } from '../../engine/ids.ts';
import type { CurrencyList } from '../../engine/money/currency.ts';
import type { Calendars } from '../../engine/ports/calendars.ts';
import type { Calendar } from '../../engine/settlement/calendar/calendar.ts';
import { findBusinessDay } from '../../engine/settlement/calendar/find-business-day.ts';
import { dateOf } from '../../engine/settlement/settlement-date.ts';
import { type CalendarsFile, CalendarsInvalid } from './calendars-file.ts';
import { openCatalogue } from './catalogue.ts';
import { openDefinition } from './open-definition.ts';

const YEAR_MS = 366 * 86_400_000;

export interface Opening {
  /** Absent: everything settles at every hour of every day. */
  readonly file?: CalendarsFile;
  readonly currencies: CurrencyList;
  /** The holidays of this year and the next are reckoned at once, so that no instruction waits for them. */
  readonly now: TimeMs;
}

/** Opens the calendars that are used. Throws `CalendarsInvalid`, which names the field that is wrong. */
export async function openCalendars({ file = {}, currencies, now }: Opening): Promise<Calendars> {
  const catalogue = openCatalogue(file, currencies);
  const open = new Map<string, Calendar>();
  // What nobody uses yet has to make sense as well: it is used one day.
  for (const id of new Set([...catalogue.used, ...Object.keys(file.calendars ?? {})])) {
    const definition = catalogue.definition(id);
    if (definition === undefined) continue;
    const calendar = await openDefinition(id, definition);
    for (const at of [now, now + YEAR_MS]) warm(calendar, at);
    open.set(id, calendar);
  }
  return {
    calendarOf: (instrument) => {
      const calendar = open.get(catalogue.assignedTo(instrument));
      if (calendar === undefined) throw new Error(`no calendar is open for ${instrument.id}`);
      return calendar;
    },
  };
}

function warm(calendar: Calendar, at: TimeMs): void {
  if (findBusinessDay(calendar, dateOf(at)) !== undefined) return;
  throw new CalendarsInvalid(`calendars.${calendar.id}`, 'a year without a business day');
}
