import { Command, InvalidArgumentError } from 'commander';
import { openCalendars } from '../../adapters/calendars/open-calendars.ts';
import { iso4217 } from '../../adapters/iso4217/iso4217.ts';
import { jointCalendar } from '../../engine/settlement/calendar/joint-calendar.ts';
import { parseDate } from '../../engine/settlement/settlement-date.ts';
import { describeCalendar, type Period } from '../calendar/describe-calendar.ts';
import { type Found, findCalendars } from '../calendar/find-calendars.ts';
import { inFile, readCalendarsFile } from '../calendar/read-calendars-file.ts';
import { renderCalendar, renderOverview } from '../calendar/render-calendar.ts';
import { readConfig } from '../config.ts';
import { print, printJson } from '../output/command-context.ts';

interface Options extends Partial<Period> {
  readonly json?: boolean;
}

export function calendarCommand(): Command {
  return new Command('calendar')
    .description('show business days, holidays, hours and cut-offs, and the value date of today')
    .argument('[currency...]', 'currencies, or ids of calendars; several are shown jointly too')
    .option('--year <year>', 'holidays of this year; by default the current one', parseYear)
    .option('--from <date>', 'business days from this day on; by default today', parseDay)
    .option('--at <instant>', 'as if it were that time, like 2026-11-23T16:30:00Z', parseInstant)
    .option('--json', 'print it as JSON')
    .addHelpText('after', HELP)
    .action(async (names: readonly string[], { json = false, at = Date.now(), ...rest }: Options) =>
      show(names, { at, ...rest }, json),
    );
}

async function show(names: readonly string[], period: Period, json: boolean): Promise<void> {
  const { calendars: path } = readConfig(process.env);
  const file = await readCalendarsFile(path);
  let all: readonly Found[];
  try {
    const currencies = iso4217();
    // Opened as the server does, so that everything in the file is checked, not only what is shown.
    await openCalendars({ file, currencies, now: period.at });
    all = await findCalendars(file, currencies, names);
  } catch (error) {
    throw inFile(path, error);
  }
  const rows = all.map((found) => ({ found, shown: describeCalendar(found.calendar, period) }));
  const [first, ...others] = all.map(({ calendar }) => calendar);
  const together =
    names.length > 1 && first !== undefined
      ? describeCalendar(jointCalendar(first, ...others), period)
      : undefined;
  if (json) {
    const calendarsShown = rows.map(({ found, shown }) => {
      const { asked, usedByBook = null, source } = found;
      return { asked, usedByBook, source, ...shown };
    });
    printJson({
      at: new Date(period.at).toISOString(),
      calendars: calendarsShown,
      together: together ?? null,
    });
    return;
  }
  if (names.length === 0) {
    print(renderOverview(rows));
    return;
  }
  const texts = rows.map(({ found, shown }) => renderCalendar(found.asked, shown, found));
  if (together !== undefined) texts.push(renderCalendar('All of them', together));
  print(texts.join('\n\n\n'));
}

function parseYear(text: string): number {
  if (/^2[01]\d\d$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A year is between 2000 and 2199.');
}

function parseDay(text: string): string {
  const date = parseDate(text, '--from');
  if (date.ok) return date.value;
  throw new InvalidArgumentError('Write a calendar date as YYYY-MM-DD.');
}

function parseInstant(text: string): number {
  const at = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  // Dates of the engine are from 2000 to 2200, and a calendar looks a year around.
  if (at >= Date.UTC(2001, 0, 1) && at < Date.UTC(2199, 0, 1)) return at;
  throw new InvalidArgumentError('Write an instant with its zone, like 2026-11-23T16:30:00Z.');
}

const HELP = `
Needs no server. Which calendars the book settles by is in the file that TRICORD_CALENDARS names; without it, it settles
at every hour of every day, and the calendars shown are those that currencies have in the world.

Examples:
  tricord calendar                           every calendar that is known, a line each
  tricord calendar EUR USD                   two currencies, and what settles in both at once
  tricord calendar GBP --year 2027
  tricord calendar EUR --at 2026-12-31T17:30:00+01:00`;
