import { defineList } from '../answers/define-list.ts';
import type { Edge, Endpoint } from '../endpoint.ts';
import { found } from '../problems/problem.ts';

/** `GET /v1/bridges`: each with the figures of both sides. */
export function listBridges(edge: Edge): Endpoint {
  return defineList(edge, {
    path: '/v1/bridges',
    filters: {},
    read: async (_filter, page) => found(await edge.queries.bridges(page)),
  });
}
