import { defineList } from '../answers/define-list.ts';
import type { Edge, Endpoint } from '../endpoint.ts';
import { found } from '../problems/problem.ts';
import { pathIdentifier } from '../requests/path-identifier.ts';
import { accountUnknown } from './get-account.ts';

/** `GET /v1/accounts/{id}/entries`, oldest first. */
export function listEntries(edge: Edge): Endpoint {
  const { queries } = edge;
  return defineList(edge, {
    path: '/v1/accounts/:id/entries',
    filters: {},
    async read(_filter, page, { request }) {
      const id = pathIdentifier(request);
      const account = id === undefined ? undefined : await queries.account(id);
      if (account === undefined) return { ok: false, problem: accountUnknown() };
      return found(await queries.entries(account.id, page));
    },
  });
}
