import type { CalendarsFile } from '../../adapters/calendars/calendars-file.ts';
import { openCatalogue } from '../../adapters/calendars/catalogue.ts';
import { openDefinition } from '../../adapters/calendars/open-definition.ts';
import { ALWAYS, PUBLISHED, publishedFor } from '../../adapters/calendars/published/published.ts';
import type { CurrencyList } from '../../engine/money/currency.ts';
import type { MemberCalendar } from '../../engine/settlement/calendar/calendar.ts';

/** A calendar to be shown, and what it was asked by. */
export interface Found {
  /** Currency, or id of a calendar. */
  readonly asked: string;
  readonly calendar: MemberCalendar;
  /** Of a currency: the calendar that the book settles it by. */
  readonly usedByBook?: string;
  /** Where its figures come from. */
  readonly source: string;
}

/**
 * The calendars of currencies: that of the book, or where the book settles at every hour, the one the currency has in
 * the world, so that people see its days. Without a name, every calendar that is known.
 */
export async function findCalendars(
  file: CalendarsFile,
  currencies: CurrencyList,
  names: readonly string[],
): Promise<readonly Found[]> {
  const catalogue = openCatalogue(file, currencies);
  const find = async (asked: string): Promise<Found> => {
    const isCurrency = currencies.scaleOf(asked) !== undefined;
    const usedByBook = isCurrency ? catalogue.assignedTo({ id: '', currency: asked }) : undefined;
    const inTheWorld = isCurrency ? publishedFor(asked) : asked;
    const id = usedByBook === undefined || usedByBook === ALWAYS ? inTheWorld : usedByBook;
    const definition = catalogue.definition(id);
    if (definition === undefined) throw new Error(unknown(asked, catalogue.ids));
    const calendar = await openDefinition(id, definition);
    const source = describeSource(id, file);
    return { asked, calendar, source, ...(usedByBook === undefined ? {} : { usedByBook }) };
  };
  const found: Found[] = [];
  for (const name of names.length === 0 ? catalogue.ids : names) found.push(await find(name));
  return found;
}

function describeSource(id: string, { calendars = {} }: CalendarsFile): string {
  const source = PUBLISHED.get(id)?.source;
  const known = source === undefined ? '' : `hours ${source.hours}, days ${source.days}`;
  const own = Object.hasOwn(calendars, id) ? 'changed by TRICORD_CALENDARS' : '';
  return [known, own].filter((part) => part !== '').join(', ') || 'agreed';
}

function unknown(asked: string, ids: readonly string[]): string {
  return `"${asked}" is neither a currency of ISO 4217 nor a calendar. Calendars: ${ids.join(', ')}`;
}
