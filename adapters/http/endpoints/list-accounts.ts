import { checkPast, positionParameter } from '../answers/check-past.ts';
import { defineList } from '../answers/define-list.ts';
import type { Edge, Endpoint } from '../endpoint.ts';
import { found } from '../problems/problem.ts';
import { identifierParameter } from '../requests/parameters.ts';

/** `GET /v1/accounts` */
export function listAccounts(edge: Edge): Endpoint {
  return defineList(edge, {
    path: '/v1/accounts',
    filters: {
      owner: identifierParameter,
      instrument: identifierParameter,
      at: positionParameter,
    },
    async read(filter, page, { position }) {
      const future = checkPast(filter.at, position);
      if (future !== undefined) return { ok: false, problem: future };
      return found(await edge.queries.accounts(filter, page));
    },
  });
}
