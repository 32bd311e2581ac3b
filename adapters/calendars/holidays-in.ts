import Holidays from 'date-holidays';
import { remember } from '../../engine/settlement/calendar/remember.ts';
import type { HolidaySource } from './definition.ts';

const DAY_MS = 86_400_000;
const NOON_MS = DAY_MS / 2;

type HolidaysIn = (year: number) => ReadonlyMap<string, string>;

/** A country, state or rule that the package does not have. */
export interface Unknown {
  /** Path below the source. */
  readonly field: string;
  readonly detail: string;
}

/**
 * The holidays of a source, year by year. A holiday closes the days whose noon it covers: one of three days closes
 * three, and an afternoon closes none.
 */
export function openHolidays(source: HolidaySource): HolidaysIn | Unknown {
  const package_ = load(source);
  if (!(package_ instanceof Holidays)) return package_;
  const listed = remember((year: number) => daysListed(package_, year));
  return (year) => {
    const ofYear = [...listed(year - 1), ...listed(year)];
    return new Map(ofYear.filter(([date]) => Number(date.slice(0, 4)) === year));
  };
}

function load({
  country,
  state,
  types = ['public'],
  rules = {},
}: HolidaySource): Holidays | Unknown {
  const options = { languages: 'en', types: [...types] };
  const holidays = new Holidays(options);
  if (country !== undefined) {
    if (!Object.hasOwn(holidays.getCountries(), country)) {
      return { field: 'country', detail: `no holidays of ${country}` };
    }
    if (state !== undefined && !Object.hasOwn(holidays.getStates(country) ?? {}, state)) {
      return { field: 'state', detail: `no holidays of ${country}-${state}` };
    }
    if (state === undefined) holidays.init(country, options);
    else holidays.init(country, state, options);
  }
  for (const [rule, name] of Object.entries(rules)) {
    const isRule = holidays.setHoliday(rule, { name: { en: name }, type: 'public' });
    if (!isRule) return { field: 'rules', detail: `"${rule}" is not a rule of date-holidays` };
  }
  return holidays;
}

function daysListed(holidays: Holidays, year: number): readonly (readonly [string, string])[] {
  return (holidays.getHolidays(year, 'en') ?? []).flatMap(({ date, start, end, name }) => {
    // The date and time on the clock of the place, whatever zone this process is in.
    const from = Date.parse(`${date.slice(0, 10)}T${date.slice(11, 19)}Z`);
    const until = from + (end.getTime() - start.getTime());
    const days: [string, string][] = [];
    for (let noon = noonFrom(from); noon < until; noon += DAY_MS) {
      days.push([new Date(noon).toISOString().slice(0, 10), name]);
    }
    return days;
  });
}

function noonFrom(instant: number): number {
  return Math.ceil((instant - NOON_MS) / DAY_MS) * DAY_MS + NOON_MS;
}
