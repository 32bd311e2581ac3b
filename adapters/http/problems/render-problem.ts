import { type Problem, statusOf, titleOf } from './problem.ts';

const PROBLEM_TYPE = 'application/problem+json';

/** Seconds after which it is worth trying again what was refused for now. */
const RETRY_AFTER = '1';

export interface RenderedProblem {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Writes a problem as RFC 9457 has it. `type` is a URN: stable, and it claims no host.
 *
 * ```json
 * { "type": "urn:tricord:problem:amount_zero", "title": "The amount is zero", "status": 422,
 *   "detail": "an amount must be above zero", "instance": "urn:uuid:…", "code": "amount_zero",
 *   "field": "legs[0].amount" }
 * ```
 */
export function renderProblem(problem: Problem, requestId: string): RenderedProblem {
  const body = problemBody(problem, requestId);
  const { status } = body;
  const retry = status === 429 || status === 503 ? { 'Retry-After': RETRY_AFTER } : {};
  const headers = { 'Content-Type': PROBLEM_TYPE, ...retry, ...problem.headers };
  return { status, headers, body: JSON.stringify(body) };
}

/** The members of a problem; those that are `undefined` are not written. */
export function problemBody(problem: Problem, requestId: string) {
  return {
    type: `urn:tricord:problem:${problem.code}`,
    title: titleOf(problem.code),
    status: problem.status ?? statusOf(problem.code),
    detail: problem.detail,
    instance: problem.instance ?? `urn:uuid:${requestId}`,
    code: problem.code,
    field: problem.field,
    errors: problem.errors,
    ...problem.members,
  };
}
