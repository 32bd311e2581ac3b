import { AMERICAS } from './americas.ts';
import { ASIA_PACIFIC_AFRICA } from './asia-pacific-africa.ts';
import { EUROPE } from './europe.ts';
import { type Listed, WEEKEND } from './listed.ts';

/** Settles at every hour of every day: what nobody has named a calendar for. Its days are UTC days. */
export const ALWAYS = 'always';
/** What a currency is taken to have when nobody knows its calendar. */
const WEEKDAYS = 'weekdays';

const PLAIN: Readonly<Record<string, Listed>> = {
  [ALWAYS]: {
    name: 'every hour of every day',
    zone: 'UTC',
    weekend: [],
    opens: '00:00',
    closes: '24:00',
    cutOffs: {},
    holidays: {},
  },
  [WEEKDAYS]: {
    name: 'Monday to Friday, no holidays',
    zone: 'UTC',
    weekend: WEEKEND,
    opens: '00:00',
    closes: '24:00',
    cutOffs: {},
    holidays: {},
  },
};

/** The calendars that come with Tricord, by id. docs/calendars.md says where each figure comes from. */
export const PUBLISHED: ReadonlyMap<string, Listed> = new Map(
  Object.entries({ ...PLAIN, ...EUROPE, ...AMERICAS, ...ASIA_PACIFIC_AFRICA }),
);

const BY_CURRENCY: ReadonlyMap<string, string> = new Map(
  [...PUBLISHED].flatMap(([id, { currency }]) => (currency === undefined ? [] : [[currency, id]])),
);

/** The calendar that the currency has in the world, whether or not the book uses it. */
export function publishedFor(currency: string): string {
  return BY_CURRENCY.get(currency) ?? WEEKDAYS;
}
