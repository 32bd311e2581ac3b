import { WEEKDAYS } from '../../engine/settlement/calendar/business-date.ts';
import { MISSED_RULES } from '../../engine/settlement/calendar/session.ts';
import { INSTRUCTION_KINDS } from '../../engine/settlement/instruction.ts';

// `description` is what people are told when a value does not fit its pattern, or a name its table.
const TEXT = { type: 'string', minLength: 1, maxLength: 200 } as const;
const ID = {
  type: 'string',
  pattern: '^[A-Za-z0-9][A-Za-z0-9+._-]{0,31}$',
  description: 'a calendar has a name of 1 to 32 letters, digits, dots, dashes, plus signs',
} as const;
const TIME = {
  type: 'string',
  pattern: '^(-?([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$',
  description: 'a time is like 17:00, -21:00 on the day before, or 24:00',
} as const;
const DATE = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$';

const CUT_OFF = table({ at: TIME, missed: { enum: MISSED_RULES } }, ['at']);

const DAY = {
  ...table({ closed: TEXT, open: { const: true }, opens: TIME, closes: TIME }),
  minProperties: 1,
};

const HOLIDAYS = table({
  country: { type: 'string', pattern: '^[A-Z]{2}$', description: 'a country is like US' },
  state: { type: 'string', minLength: 1, maxLength: 8 },
  types: { type: 'array', minItems: 1, uniqueItems: true, items: { enum: ['public', 'bank'] } },
  rules: { type: 'object', maxProperties: 200, additionalProperties: TEXT },
});

const CALENDAR = table({
  basedOn: ID,
  name: TEXT,
  zone: { type: 'string', minLength: 1, maxLength: 64 },
  // A calendar that is always closed would settle nothing and say nothing about it.
  weekend: { type: 'array', maxItems: 6, uniqueItems: true, items: { enum: WEEKDAYS } },
  opens: TIME,
  closes: TIME,
  cutOffs: table(Object.fromEntries(INSTRUCTION_KINDS.map((kind) => [kind, CUT_OFF]))),
  holidays: HOLIDAYS,
  days: named(DATE, DAY, 'a day is written as YYYY-MM-DD'),
});

export const CALENDARS_SCHEMA = table({
  default: ID,
  currencies: named('^[A-Z]{3}$', ID, 'a currency is written as in ISO 4217, like EUR'),
  instruments: { type: 'object', additionalProperties: ID },
  calendars: named(ID.pattern, CALENDAR, ID.description),
});

function table(properties: Readonly<Record<string, object>>, required: readonly string[] = []) {
  return { type: 'object', additionalProperties: false, required, properties };
}

/** Values of one shape under names of one form. */
function named(form: string, shape: object, description: string) {
  return {
    type: 'object',
    additionalProperties: false,
    patternProperties: { [form]: shape },
    description,
  };
}
