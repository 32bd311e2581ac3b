import { renderTable } from '../output/table.ts';
import type { Description } from './describe-calendar.ts';
import type { Found } from './find-calendars.ts';

/** One calendar for people: hours, value dates, business days, holidays. */
export function renderCalendar(title: string, shown: Description, found?: Found): string {
  const { session, today, open } = shown;
  return [
    `${title}: ${shown.name} (${shown.zones.join(', ')})`,
    ...(found === undefined ? [] : [`Source: ${found.source}. ${usage(found)}`]),
    `Today is ${today}, ${open ? 'open' : 'closed'} now.`,
    ...(session === null ? [] : ['', renderSession(shown, session)]),
    '',
    renderTable(shown.valueDates, [
      { title: 'SENT NOW', value: ({ kind }) => kind },
      { title: 'VALUE DATE', value: ({ date, outcome }) => date ?? outcome },
      { title: 'WHY', value: ({ detail }) => detail },
    ]),
    '',
    `Business days: ${shown.businessDays.join(' ')}`,
    '',
    renderHolidays(shown),
  ].join('\n');
}

/** Every calendar, a line each. */
export function renderOverview(rows: readonly { found: Found; shown: Description }[]): string {
  return renderTable(rows, [
    { title: 'CALENDAR', value: ({ shown }) => shown.calendar },
    { title: 'ZONE', value: ({ shown }) => shown.zones.join() },
    { title: 'OPENS', value: ({ shown }) => localOf(shown, shown.session?.opensAt) },
    { title: 'PAYMENTS UNTIL', value: ({ shown }) => localOf(shown, paymentCutOff(shown)) },
    { title: 'CLOSES', value: ({ shown }) => localOf(shown, shown.session?.closesAt) },
    { title: 'VALUE DATE', value: ({ shown }) => shown.valueDates[0]?.date ?? '-' },
    { title: 'SOURCE', value: ({ found }) => found.source },
  ]);
}

function paymentCutOff({ session }: Description): string | undefined {
  return session?.cutOffs.find(({ kind }) => kind === 'payment')?.at;
}

function usage({ asked, calendar, usedByBook }: Found): string {
  if (usedByBook === undefined) return '';
  if (usedByBook === calendar.id) return `The book settles ${asked} by it.`;
  return `The book settles ${asked} by "${usedByBook}": TRICORD_CALENDARS names no other.`;
}

function renderSession(shown: Description, session: NonNullable<Description['session']>): string {
  const { opensAt, cutOffs, closesAt } = session;
  const [zone] = shown.zones;
  const rows = [
    { name: 'opens', at: opensAt, missed: '' },
    ...cutOffs.map(({ kind, at, missed }) => ({ name: `${kind} until`, at, missed })),
    { name: 'closes', at: closesAt, missed: '' },
  ];
  return renderTable(rows, [
    { title: session.date, value: ({ name }) => name },
    ...(shown.zones.length === 1 && zone !== undefined
      ? [{ title: zone.toUpperCase(), value: ({ at }: { at: string }) => local(at, zone) }]
      : []),
    { title: 'UTC', value: ({ at }) => local(at, 'UTC') },
    { title: 'MISSED', value: ({ missed }) => missed },
  ]);
}

function renderHolidays({ year, holidays, specialDays, businessDaysInYear }: Description): string {
  const title = `${year} has ${businessDaysInYear} business days.`;
  if (holidays.length + specialDays.length === 0) return `${title} No holidays.`;
  const hours = specialDays.map(({ date, calendar, opensAt, closesAt }) => ({
    date,
    weekday: '',
    name: `open from ${local(opensAt, 'UTC')} to ${local(closesAt, 'UTC')} UTC`,
    calendar,
  }));
  const rows = [...holidays, ...hours].sort((one, other) => (one.date < other.date ? -1 : 1));
  const table = renderTable(rows, [
    { title: 'HOLIDAY', value: ({ date }) => date },
    { title: 'DAY', value: ({ weekday }) => weekday },
    { title: 'NAME', value: ({ name }) => name },
    { title: 'CALENDAR', value: ({ calendar }) => calendar },
  ]);
  return `${title}\n\n${table}`;
}

function localOf({ zones }: Description, at: string | undefined): string {
  return at === undefined ? '-' : local(at, zones[0] ?? 'UTC');
}

/** As the clock of the zone shows it; Swedes write `2026-11-23 17:00`. */
function local(at: string, timeZone: string): string {
  const format = { timeZone, dateStyle: 'short', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat('sv-SE', format).format(new Date(at));
}
