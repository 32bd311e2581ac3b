import type { Endpoint } from '../endpoint.ts';
import { PROBLEM_CODES, statusOf, titleOf } from '../problems/problem.ts';

/** `GET /v1/problems`: every code there is. All of them fit one page. */
export function listProblems(): Endpoint {
  return {
    method: 'get',
    path: '/v1/problems',
    query: [],
    format: 'json',
    handle() {
      const items = PROBLEM_CODES.map((code) => ({
        code,
        status: statusOf(code),
        title: titleOf(code),
      }));
      return { kind: 'json', status: 200, body: { items, next: null } };
    },
  };
}
