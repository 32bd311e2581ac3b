import { defineList } from '../answers/define-list.ts';
import type { Edge, Endpoint } from '../endpoint.ts';
import { found } from '../problems/problem.ts';
import { identifierParameter } from '../requests/parameters.ts';

/** `GET /v1/bridge-transfers`: deposits and withdrawals, oldest first. */
export function listBridgeTransfers(edge: Edge): Endpoint {
  return defineList(edge, {
    path: '/v1/bridge-transfers',
    filters: { bridge: identifierParameter, account: identifierParameter },
    read: async (filter, page) => found(await edge.queries.bridgeTransfers(filter, page)),
  });
}
