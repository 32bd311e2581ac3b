import { ref, type Schema } from './schema-of.ts';

export type Operation = Readonly<Record<string, unknown>>;

interface OperationInput {
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly Schema[];
  readonly body?: Schema;
  /** Status and answer of success. */
  readonly success: readonly [status: number, answer: Schema];
  /** Statuses of the problems to reckon with. */
  readonly problems: readonly number[];
}

/** Writes one operation of the document. `unchanged`: the answer, 200, of a command that changed nothing. */
export function operation(input: OperationInput, unchanged?: Schema): Operation {
  const [status, answer] = input.success;
  const problems = input.problems.map((each) => [each, { $ref: '#/components/responses/Problem' }]);
  return {
    operationId: input.id,
    tags: [input.tag],
    summary: input.summary,
    ...(input.description === undefined ? {} : { description: input.description }),
    ...(input.parameters === undefined ? {} : { parameters: input.parameters }),
    ...(input.body === undefined ? {} : { requestBody: input.body }),
    responses: {
      ...(unchanged === undefined ? {} : { 200: unchanged }),
      [status]: answer,
      ...Object.fromEntries(problems),
    },
  };
}

/** An answer in JSON, with the header that says up to where it is true. */
export function jsonAnswer(description: string, schema: Schema, headers: Schema = {}): Schema {
  return {
    description,
    headers: { 'X-Request-Id': { $ref: '#/components/headers/RequestId' }, ...headers },
    content: { 'application/json': { schema } },
  };
}

export const POSITION_HEADERS: Schema = {
  'Tricord-Position': { $ref: '#/components/headers/Position' },
};

export function query(name: string, description: string, schema: Schema): Schema {
  return { in: 'query', name, description, schema };
}

export function pageOf(name: string): Schema {
  const next = { type: ['string', 'null'], description: 'Cursor of the following page.' };
  return {
    type: 'object',
    required: ['items', 'next'],
    properties: { items: { type: 'array', items: ref(name) }, next },
  };
}
