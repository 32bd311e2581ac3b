import { printable } from '../proof/printable.ts';
import { fail } from './queue-fault.ts';

/** The fields of a JSON object in a map, where no name means anything else. */
export type Fields = ReadonlyMap<string, unknown>;

export function objectAt(value: unknown, field: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return new Map(Object.entries(value));
  }
  return lacks(value, field, 'an object');
}

export function listAt(value: unknown, field: string): readonly unknown[] {
  return Array.isArray(value) ? value : lacks(value, field, 'a list');
}

/** Names go to a terminal as they are, so they may hold nothing but what shows. */
export function textAt(value: unknown, field: string): string {
  if (typeof value !== 'string') return lacks(value, field, 'the name of a bank');
  if (value !== '' && value.length <= NAME_MAX && printable(value) === value) return value;
  return fail('field_invalid', `${field}: a name has 1 to ${NAME_MAX} characters that show`);
}

export function onlyFields(fields: Fields, known: readonly string[], path: string): void {
  for (const name of fields.keys()) {
    if (known.includes(name)) continue;
    fail('field_unknown', `${path}${printable(name)}: known are ${known.join(', ')}`);
  }
}

function lacks(value: unknown, field: string, what: string): never {
  if (value === undefined) fail('field_missing', `${field}: ${what} is missing`);
  return fail('field_invalid', `${field}: must be ${what}`);
}

const NAME_MAX = 100;
