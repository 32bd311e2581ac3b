import type { CurrencyList } from '../../engine/money/currency.ts';
import type { Settling } from '../../engine/ports/calendars.ts';
import { type CalendarsFile, CalendarsInvalid, type Entry } from './calendars-file.ts';
import type { Definition } from './definition.ts';
import { ALWAYS, PUBLISHED, publishedFor } from './published/published.ts';

const PUBLISHED_BY_CURRENCY = 'published';

/** Every calendar there is, as it is written down, and which of them is used for what. */
export interface Catalogue {
  /** Those that Tricord knows and those of the operator. */
  readonly ids: readonly string[];
  /** Those that something is settled by. */
  readonly used: readonly string[];
  /** `undefined` for an id that nobody defined. */
  definition(id: string): Definition | undefined;
  /** Id of the calendar of an instrument, or of a currency when `id` is empty. */
  assignedTo(what: Settling): string;
}

/** Puts an operator's file over what Tricord knows. Throws `CalendarsInvalid` for names that mean nothing. */
export function openCatalogue(file: CalendarsFile, { scaleOf }: CurrencyList): Catalogue {
  for (const currency of Object.keys(file.currencies ?? {})) {
    if (scaleOf(currency) !== undefined) continue;
    throw new CalendarsInvalid(`currencies.${currency}`, 'not a currency of ISO 4217');
  }
  const entries = new Map(Object.entries(file.calendars ?? {}));
  if (entries.has(ALWAYS)) throw new CalendarsInvalid(`calendars.${ALWAYS}`, 'cannot be changed');
  const ids = [...new Set([...PUBLISHED.keys(), ...entries.keys()])];
  const definitions = new Map(ids.map((id) => [id, define(id, entries, [])]));
  const assign = assignment(file, definitions);
  return { ids, definition: (id) => definitions.get(id), ...assign };
}

function define(
  id: string,
  entries: ReadonlyMap<string, Entry>,
  above: readonly string[],
): Definition {
  const entry = entries.get(id);
  const listed = PUBLISHED.get(id);
  const field = `calendars.${id}`;
  if (above.includes(id)) throw new CalendarsInvalid(`${field}.basedOn`, 'based on itself');
  if (entry === undefined && listed !== undefined) return { ...listed, days: {} };
  const { basedOn, ...own } = entry ?? {};
  const base = basedOn === undefined ? listed && { ...listed, days: {} } : below(basedOn);
  if (base !== undefined) return merge(base, own);
  if (own.zone === undefined) {
    throw new CalendarsInvalid(`${field}.zone`, 'a calendar that is based on none has a time zone');
  }
  return merge({ ...PLAIN, name: id, zone: own.zone }, own);

  function below(other: string): Definition {
    if (!PUBLISHED.has(other) && !entries.has(other)) {
      throw new CalendarsInvalid(`${field}.basedOn`, `there is no calendar ${other}`);
    }
    return define(other, entries, [...above, id]);
  }
}

const PLAIN: Omit<Definition, 'name' | 'zone'> = {
  weekend: ['saturday', 'sunday'],
  opens: '00:00',
  closes: '24:00',
  cutOffs: {},
  holidays: {},
  days: {},
};

function merge(base: Definition, own: Omit<Entry, 'basedOn'>): Definition {
  return {
    ...base,
    ...own,
    cutOffs: { ...base.cutOffs, ...own.cutOffs },
    days: { ...base.days, ...own.days },
  };
}

function assignment(file: CalendarsFile, known: ReadonlyMap<string, Definition>) {
  const currencies = new Map(Object.entries(file.currencies ?? {}));
  const instruments = new Map(Object.entries(file.instruments ?? {}));
  const otherwise = file.default ?? ALWAYS;
  const check = (id: string, field: string) => {
    if (!known.has(id)) throw new CalendarsInvalid(field, `there is no calendar ${id}`);
  };
  for (const [currency, id] of currencies) check(id, `currencies.${currency}`);
  for (const [instrument, id] of instruments) check(id, `instruments.${instrument}`);
  if (otherwise !== PUBLISHED_BY_CURRENCY) check(otherwise, 'default');
  const rest = otherwise === PUBLISHED_BY_CURRENCY ? PUBLISHED.keys() : [otherwise];
  const used = [...new Set([ALWAYS, ...currencies.values(), ...instruments.values(), ...rest])];
  const assignedTo = ({ id, currency }: Settling): string => {
    const named = instruments.get(id) ?? (currency == null ? undefined : currencies.get(currency));
    if (named !== undefined) return named;
    if (otherwise !== PUBLISHED_BY_CURRENCY) return otherwise;
    return currency == null ? ALWAYS : publishedFor(currency);
  };
  return { used, assignedTo };
}
