import { defineList } from '../answers/define-list.ts';
import type { Edge, Endpoint } from '../endpoint.ts';
import { found } from '../problems/problem.ts';

/** `GET /v1/participants` */
export function listParticipants(edge: Edge): Endpoint {
  return defineList(edge, {
    path: '/v1/participants',
    filters: {},
    read: async (_filter, page) => found(await edge.queries.participants(page)),
  });
}
