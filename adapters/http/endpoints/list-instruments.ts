import { defineList } from '../answers/define-list.ts';
import type { Edge, Endpoint } from '../endpoint.ts';
import { found } from '../problems/problem.ts';

/** `GET /v1/instruments` */
export function listInstruments(edge: Edge): Endpoint {
  return defineList(edge, {
    path: '/v1/instruments',
    filters: {},
    read: async (_filter, page) => found(await edge.queries.instruments(page)),
  });
}
