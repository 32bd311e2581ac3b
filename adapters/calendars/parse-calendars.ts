import { Ajv, type ErrorObject } from 'ajv';
import { type CalendarsFile, CalendarsInvalid } from './calendars-file.ts';
import { CALENDARS_SCHEMA } from './calendars-schema.ts';

/** Reads the text of a calendars file. Throws `CalendarsInvalid`, which names the field that has the wrong form. */
export function parseCalendars(text: string): CalendarsFile {
  const document = readJson(text);
  const ajv = new Ajv({ verbose: true, ownProperties: true, allowUnionTypes: true });
  if (ajv.validate<CalendarsFile>(CALENDARS_SCHEMA, document)) return document;
  const [error] = ajv.errors ?? [];
  throw error === undefined ? new CalendarsInvalid('', 'malformed') : explain(error);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CalendarsInvalid('', `not JSON: ${(error as Error).message}`);
  }
}

function explain({ instancePath, keyword, params, message, parentSchema }: ErrorObject) {
  const path = instancePath.slice(1).split('/').map(unescapePointer);
  const field = (name?: string) => [...path, name].filter(Boolean).join('.');
  const told: string | undefined = parentSchema?.description;
  switch (keyword) {
    case 'additionalProperties':
      return new CalendarsInvalid(field(params.additionalProperty), told ?? 'not a setting');
    case 'required':
      return new CalendarsInvalid(field(params.missingProperty), 'missing');
    case 'enum':
      return new CalendarsInvalid(field(), `one of ${params.allowedValues.join(', ')}`);
    case 'pattern':
      return new CalendarsInvalid(field(), told ?? `${message}`);
    default:
      return new CalendarsInvalid(field() || 'the file', `${message}`);
  }
}

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
