import { readFileSync } from 'node:fs';

export type SchemaName =
  | 'instruction'
  | 'cancellation'
  | 'hold'
  | 'amendment'
  | 'reordering'
  | 'transfer'
  | 'withdrawal'
  | 'operator-command';
export type JsonObject = Readonly<Record<string, unknown>>;

/** A published JSON Schema (2020-12) from the file beside this one, which is its only copy. */
export function loadSchema(name: SchemaName): JsonObject {
  return JSON.parse(readFileSync(new URL(`./${name}.schema.json`, import.meta.url), 'utf8'));
}
