import type { Position } from '../../../engine/ids.ts';
import type { AccountView } from '../../../engine/ports/queries.ts';
import { checkPast, positionParameter } from '../answers/check-past.ts';
import { readFresh } from '../answers/read-fresh.ts';
import { type Edge, type Endpoint, POSITION_HEADER, problemAnswer } from '../endpoint.ts';
import { found, type Outcome, type Problem } from '../problems/problem.ts';
import { pathIdentifier } from '../requests/path-identifier.ts';
import { readParameters } from '../requests/read-parameters.ts';

/** `GET /v1/accounts/{id}`, with `at` as it was after that event. */
export function getAccount(edge: Edge): Endpoint {
  return {
    method: 'get',
    path: '/v1/accounts/:id',
    query: ['at'],
    format: 'json',
    async handle(request) {
      const parameters = readParameters(request, { at: positionParameter });
      if (!parameters.ok) return problemAnswer(parameters.problem);
      const id = pathIdentifier(request);
      if (id === undefined) return problemAnswer(accountUnknown());
      const { at } = parameters.value;
      const fresh = await readFresh(edge, (position) => readAccount(edge, id, at, position));
      if (!fresh.ok) return problemAnswer(fresh.problem);
      const { value: account, position } = fresh.value;
      if (!account.ok) return problemAnswer(account.problem);
      const headers = { [POSITION_HEADER]: String(position) };
      return { kind: 'json', status: 200, headers, body: account.value };
    },
  };
}

async function readAccount(
  { queries }: Edge,
  id: string,
  at: Position | undefined,
  position: Position,
): Promise<Outcome<AccountView>> {
  const future = checkPast(at, position);
  if (future !== undefined) return { ok: false, problem: future };
  const account = await queries.account(id, at);
  return account === undefined ? { ok: false, problem: accountUnknown() } : found(account);
}

export function accountUnknown(): Problem {
  return { code: 'account_unknown', detail: 'No account has this id.' };
}
