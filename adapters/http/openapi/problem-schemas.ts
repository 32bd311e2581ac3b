import { type FieldError, PROBLEM_CODES } from '../problems/problem.ts';
import { choice, described, listOf, objectOf, ref, type Schema, text } from './schema-of.ts';

const field = described(text, 'Path like legs[0].amount, or the name of a parameter or header.');
const status: Schema = { type: 'integer', minimum: 400, maximum: 599 };

export const PROBLEM_SCHEMAS: Readonly<Record<string, Schema>> = {
  ProblemCode: choice(PROBLEM_CODES),
  FieldError: objectOf<FieldError>({ field, code: ref('ProblemCode'), detail: text }),
  Problem: {
    type: 'object',
    description: 'RFC 9457.',
    additionalProperties: false,
    required: ['type', 'title', 'status', 'detail', 'instance', 'code'],
    properties: {
      type: described(text, 'urn:tricord:problem: and the code.'),
      title: text,
      status,
      detail: text,
      instance: {
        type: 'string',
        format: 'uri-reference',
        description: 'The request, or what was recorded.',
      },
      code: ref('ProblemCode'),
      field,
      errors: described(listOf(ref('FieldError')), 'Given when several things are wrong.'),
      instruction: described(ref('Instruction'), 'The instruction that was recorded as rejected.'),
      line: { type: 'integer', minimum: 1, description: 'The line of a bulk that is wrong.' },
      position: { type: 'integer', description: 'Where the command is recorded.' },
    },
  },
  ProblemEntry: objectOf<{ code: string; status: number; title: string }>({
    code: ref('ProblemCode'),
    status,
    title: text,
  }),
};
