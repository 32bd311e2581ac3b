import { Ajv2020 } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { found, type Outcome } from '../problems/problem.ts';
import { explainErrors } from './explain-errors.ts';
import { loadSchema, type SchemaName } from './load-schema.ts';

/** Checks a parsed document; what it passes has the type that the schema describes. */
export type Check<T> = (document: unknown) => Outcome<T>;

/**
 * Compiles a published schema. All errors are collected: the parser has bounded how many there can be. The schema
 * itself says, in `x-problem`, which problem a malformed field is. With `definition`, documents are of that definition
 * in the schema.
 */
export function compileSchema<T>(name: SchemaName, definition?: string): Check<T> {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    formats: { date: fullFormats.date, 'date-time': fullFormats['date-time'] },
    keywords: ['x-problem'],
    discriminator: true,
  });
  const schema = loadSchema(name);
  if (definition !== undefined) ajv.addSchema(schema);
  const validate = ajv.compile<T>(
    definition === undefined ? schema : { $ref: `${schema.$id}#/$defs/${definition}` },
  );
  return (document) =>
    validate(document)
      ? found(document)
      : { ok: false, problem: explainErrors(validate.errors ?? []) };
}
