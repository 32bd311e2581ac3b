import { defineList } from '../answers/define-list.ts';
import type { Edge, Endpoint } from '../endpoint.ts';
import { found } from '../problems/problem.ts';
import { identifierParameter } from '../requests/parameters.ts';

/** `GET /v1/penalties` */
export function listPenalties(edge: Edge): Endpoint {
  return defineList(edge, {
    path: '/v1/penalties',
    filters: { payer: identifierParameter },
    read: async (filter, page) => found(await edge.queries.penalties(filter, page)),
  });
}
