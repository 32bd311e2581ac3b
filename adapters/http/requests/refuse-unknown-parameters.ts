import type { Request } from 'express';
import type { Problem } from '../problems/problem.ts';
import { queryOf } from './query-of.ts';

const NAME_SHOWN_MAX = 64;

/** A parameter that is misspelt, left out silently, would answer another question than the one asked. */
export function refuseUnknownParameters(
  request: Request,
  known: readonly string[],
): Problem | undefined {
  const query = queryOf(request);
  for (const name of query.keys()) {
    const field = name.slice(0, NAME_SHOWN_MAX);
    if (!known.includes(name)) {
      const detail = known.length === 0 ? 'There are none here.' : `Known are ${known.join(', ')}.`;
      return { code: 'parameter_unknown', field, detail };
    }
    if (query.getAll(name).length > 1) {
      return { code: 'parameter_invalid', field, detail: 'It is given more than once.' };
    }
  }
  return undefined;
}
