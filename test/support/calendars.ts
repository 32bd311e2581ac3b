import type { CalendarsFile, Entry } from '../../adapters/calendars/calendars-file.ts';
import { openCatalogue } from '../../adapters/calendars/catalogue.ts';
import { openDefinition } from '../../adapters/calendars/open-definition.ts';
import { iso4217 } from '../../adapters/iso4217/iso4217.ts';
import type { MemberCalendar } from '../../engine/settlement/calendar/calendar.ts';

/** A calendar that comes with Tricord, or one of the file. */
export async function calendar(id: string, file: CalendarsFile = {}): Promise<MemberCalendar> {
  const definition = openCatalogue(file, iso4217()).definition(id);
  if (definition === undefined) throw new Error(`there is no calendar ${id}`);
  return openDefinition(id, definition);
}

/** A calendar as a test describes it. */
export function ownCalendar(entry: Entry, id = 'OWN'): Promise<MemberCalendar> {
  return calendar(id, { calendars: { [id]: entry } });
}

/** Instants are written with their offset, so that tests say which of two equal times they mean. */
export function instant(text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at) || !/(Z|[+-]\d\d:\d\d)$/.test(text)) throw new Error(`"${text}"`);
  return at;
}

export function utc(at: number): string {
  return new Date(at).toISOString().replace(/:00\.000Z$/, 'Z');
}
