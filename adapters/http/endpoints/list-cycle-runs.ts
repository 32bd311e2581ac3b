import { defineList } from '../answers/define-list.ts';
import type { Edge, Endpoint } from '../endpoint.ts';
import { found } from '../problems/problem.ts';

/** `GET /v1/cycle-runs` */
export function listCycleRuns(edge: Edge): Endpoint {
  return defineList(edge, {
    path: '/v1/cycle-runs',
    filters: {},
    read: async (_filter, page) => found(await edge.queries.cycleRuns(page)),
  });
}
