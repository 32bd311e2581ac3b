import type { Request } from 'express';
import { found, type Outcome } from '../problems/problem.ts';
import type { Parameter } from './parameters.ts';
import { queryOf } from './query-of.ts';

export type Parameters = Readonly<Record<string, Parameter<unknown>>>;

/** The values of those parameters that are given. */
export type ParameterValues<P extends Parameters> = {
  readonly [K in keyof P]?: P[K] extends Parameter<infer T> ? T : never;
};

export function readParameters<P extends Parameters>(
  request: Request,
  parameters: P,
): Outcome<ParameterValues<P>> {
  const query = queryOf(request);
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const text = query.get(name);
    if (text === null) continue;
    const outcome = parameter(text, name);
    if (!outcome.ok) return outcome;
    values[name] = outcome.value;
  }
  return found(values as ParameterValues<P>);
}
