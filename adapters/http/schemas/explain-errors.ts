import type { ErrorObject } from 'ajv/dist/2020.js';
import type { FieldError, Problem } from '../problems/problem.ts';
import { at, pathOfPointer } from '../requests/field-path.ts';

const ERRORS_SHOWN_MAX = 20;

/** Turns what a schema finds wrong into one problem: at most one error a field, the first ones in full. */
export function explainErrors(errors: readonly ErrorObject[]): Problem {
  const byField = new Map<string, FieldError>();
  for (const error of errors) {
    // What is wrong with the field that chooses among kinds, its own keywords say.
    if (error.keyword === 'discriminator') continue;
    const explained = explainError(error);
    if (!byField.has(explained.field)) byField.set(explained.field, explained);
    if (byField.size === ERRORS_SHOWN_MAX) break;
  }
  const [first, ...others] = byField.values();
  if (first === undefined) throw new Error('a schema refused a document and gave no reason');
  if (others.length > 0) return { ...first, errors: [first, ...others] };
  if (first.field !== '') return first;
  const { code, detail } = first;
  return { code, detail };
}

function explainError(error: ErrorObject): FieldError {
  const field = pathOfPointer(error.instancePath);
  const { params } = error;
  switch (error.keyword) {
    case 'required': {
      const name = at(field, String(params.missingProperty));
      return { field: name, code: 'field_missing', detail: 'it is mandatory' };
    }
    case 'additionalProperties': {
      const name = at(field, String(params.additionalProperty));
      return { field: name, code: 'field_unknown', detail: 'there is no such field here' };
    }
    case 'minProperties':
      return { field, code: 'field_missing', detail: `give one of ${namesIn(error).join(', ')}` };
    case 'type':
      return { field, code: 'field_invalid', detail: explainType(error) };
    case 'enum':
      return {
        field,
        code: 'field_invalid',
        detail: `use one of ${params.allowedValues.join(', ')}`,
      };
    case 'minItems':
      return { field, code: 'field_invalid', detail: `at least ${params.limit}` };
    case 'maxItems':
      return { field, code: 'field_invalid', detail: `at most ${params.limit}` };
    default:
      return { field, code: 'field_invalid', detail: String(error.message), ...hintOf(error) };
  }
}

function explainType({ params, data }: ErrorObject): string {
  if (params.type === 'string' && typeof data === 'number') {
    // A JSON number may have been rounded on its way: 0.1 + 0.2, or any amount of 16 digits.
    return `must be a string, not a number: put it in quotes, like "${data}"`;
  }
  return `must be of type ${params.type}`;
}

function namesIn({ parentSchema }: ErrorObject): string[] {
  return Object.keys(parentSchema?.properties ?? {});
}

function hintOf({ parentSchema }: ErrorObject): Pick<FieldError, 'code' | 'detail'> | undefined {
  return parentSchema?.['x-problem'];
}
