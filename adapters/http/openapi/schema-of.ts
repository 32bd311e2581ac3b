export type Schema = Readonly<Record<string, unknown>>;

export const text: Schema = { type: 'string' };
export const textOrNull: Schema = { type: ['string', 'null'] };
export const flag: Schema = { type: 'boolean' };
export const count: Schema = { type: 'integer', minimum: 0 };
export const time: Schema = { type: 'string', format: 'date-time' };
export const amount: Schema = {
  type: 'string',
  pattern: '^-?[0-9]+(\\.[0-9]+)?$',
  description: 'Decimal string in units of the instrument.',
};

export function described(schema: Schema, description: string): Schema {
  return { ...schema, description };
}

export function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

export function choice(values: readonly string[]): Schema {
  return { type: 'string', enum: values };
}

export function listOf(items: Schema): Schema {
  return { type: 'array', items };
}

export function orNull(schema: Schema): Schema {
  return { oneOf: [schema, { type: 'null' }] };
}

/**
 * The schema of an interface of the ports. `T` makes the compiler check that no field is missing or made up; fields
 * are never left out, so all are required, but for those of `sometimes`.
 */
export function objectOf<T>(
  properties: Readonly<Record<keyof T & string, Schema>>,
  sometimes: readonly (keyof T & string)[] = [],
): Schema {
  const names = Object.keys(properties) as (keyof T & string)[];
  return {
    type: 'object',
    additionalProperties: false,
    required: names.filter((name) => !sometimes.includes(name)),
    properties,
  };
}
