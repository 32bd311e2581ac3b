import { defineList } from '../answers/define-list.ts';
import type { Edge, Endpoint } from '../endpoint.ts';
import { found } from '../problems/problem.ts';

/** `GET /v1/credit-lines` */
export function listCreditLines(edge: Edge): Endpoint {
  return defineList(edge, {
    path: '/v1/credit-lines',
    filters: {},
    read: async (_filter, page) => found(await edge.queries.creditLines(page)),
  });
}
