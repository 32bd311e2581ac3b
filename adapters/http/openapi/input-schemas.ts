import { type JsonObject, loadSchema, type SchemaName } from '../schemas/load-schema.ts';

const FILES: readonly SchemaName[] = [
  'instruction',
  'cancellation',
  'hold',
  'amendment',
  'reordering',
  'transfer',
  'withdrawal',
  'operator-command',
];

/**
 * The published input schemas as components. Their definitions move up beside them, as tools for OpenAPI do not
 * follow references into a schema with an `$id` of its own.
 */
export function inputSchemas(): JsonObject {
  return Object.fromEntries(FILES.flatMap((name) => componentsOf(loadSchema(name))));
}

function componentsOf(schema: JsonObject): [string, unknown][] {
  const { $schema, $id, title, $defs = {}, ...root } = hoisted(schema);
  return [[String(title), root], ...Object.entries($defs as JsonObject)];
}

function hoisted(schema: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'));
}
