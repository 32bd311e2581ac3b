import type { MemberCalendar } from '../../engine/settlement/calendar/calendar.ts';
import type { CutOffTerms, SpecialDay } from '../../engine/settlement/calendar/calendar-terms.ts';
import { openCalendar } from '../../engine/settlement/calendar/open-calendar.ts';
import {
  DAY_MINUTES,
  parseWallTime,
  type WallTime,
} from '../../engine/settlement/calendar/wall-time.ts';
import { parseDate } from '../../engine/settlement/settlement-date.ts';
import { CalendarsInvalid } from './calendars-file.ts';
import type { CutOffText, Day, Definition } from './definition.ts';
import { ALWAYS } from './published/published.ts';
import { temporalZone } from './temporal-zone.ts';

const NO_HOLIDAYS: ReadonlyMap<string, string> = new Map();

/** Makes a calendar of its definition. Throws `CalendarsInvalid` for what has the right form and makes no sense. */
export async function openDefinition(id: string, definition: Definition): Promise<MemberCalendar> {
  const field = `calendars.${id}`;
  const zone = temporalZone(definition.zone);
  if (zone === undefined) {
    throw new CalendarsInvalid(
      `${field}.zone`,
      `no time zone ${definition.zone}; write one like Europe/Berlin`,
    );
  }
  const hours = { opens: time(definition.opens), closes: time(definition.closes) };
  checkHours(hours, field);
  const { name, weekend } = definition;
  const cutOffs = readCutOffs(definition, hours.closes, `${field}.cutOffs`);
  const days = readDays(definition, hours, `${field}.days`);
  const terms = { id, name, weekend, ...hours, cutOffs, days, always: id === ALWAYS };
  return openCalendar(terms, { zone, holidaysIn: await holidaysOf(definition, field) });
}

async function holidaysOf({ holidays }: Definition, field: string) {
  if (holidays.country === undefined && holidays.rules === undefined) return () => NO_HOLIDAYS;
  // The package is large: it is loaded by those who have a calendar with holidays.
  const { openHolidays } = await import('./holidays-in.ts');
  const opened = openHolidays(holidays);
  if (typeof opened === 'function') return opened;
  throw new CalendarsInvalid(`${field}.holidays.${opened.field}`, opened.detail);
}

interface Hours {
  readonly opens: WallTime;
  readonly closes: WallTime;
}

/** Longer days would overlap: at one time two business dates would be open. */
function checkHours({ opens, closes }: Hours, field: string): void {
  if (closes <= opens) throw new CalendarsInvalid(`${field}.closes`, 'after it opens');
  if (closes - opens > DAY_MINUTES) {
    throw new CalendarsInvalid(`${field}.closes`, 'a day is open for 24 hours at most');
  }
}

function readCutOffs({ cutOffs }: Definition, closes: WallTime, field: string) {
  const read = ([kind, { at, missed = 'roll' }]: [string, CutOffText]): [string, CutOffTerms] => {
    if (time(at) <= closes) return [kind, { at: time(at), missed }];
    throw new CalendarsInvalid(`${field}.${kind}.at`, 'not after the close');
  };
  return Object.fromEntries(Object.entries(cutOffs).map(read));
}

function readDays({ days }: Definition, usual: Hours, field: string) {
  const read = ([date, day]: [string, Day]): [string, SpecialDay] => {
    const own = `${field}.${date}`;
    if (!parseDate(date, own).ok) throw new CalendarsInvalid(own, 'not a day of the calendar');
    const { closed, open, opens, closes } = day;
    if (closed !== undefined && (open || opens !== undefined || closes !== undefined)) {
      throw new CalendarsInvalid(own, 'either closed, or open with hours');
    }
    const hours = {
      ...(opens === undefined ? {} : { opens: time(opens) }),
      ...(closes === undefined ? {} : { closes: time(closes) }),
    };
    checkHours({ ...usual, ...hours }, own);
    return [
      date,
      { ...hours, ...(closed === undefined ? {} : { closed }), ...(open ? { open } : {}) },
    ];
  };
  return new Map(Object.entries(days).map(read));
}

function time(text: string): WallTime {
  const parsed = parseWallTime(text);
  if (parsed !== undefined) return parsed;
  throw new Error(`a definition has the time "${text}"`);
}
