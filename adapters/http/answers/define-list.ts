import type { Request } from 'express';
import type { Position } from '../../../engine/ids.ts';
import type { Page, PageRequest } from '../../../engine/ports/queries.ts';
import {
  type Answer,
  type Edge,
  type Endpoint,
  POSITION_HEADER,
  problemAnswer,
} from '../endpoint.ts';
import { found, type Outcome } from '../problems/problem.ts';
import { type CursorScope, cursorScope, readCursor, writeCursor } from '../requests/cursor.ts';
import { integerParameter, type Parameter } from '../requests/parameters.ts';
import {
  type Parameters,
  type ParameterValues,
  readParameters,
} from '../requests/read-parameters.ts';
import { readFresh } from './read-fresh.ts';

const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 500;
const text: Parameter<string> = (value) => found(value);
const PAGING = { limit: integerParameter(1, LIMIT_MAX), cursor: text };

/** How a list is read: its filters, and the page that a filter and a place in the list give. */
export interface ListDefinition<P extends Parameters, T> {
  readonly path: string;
  readonly filters: P;
  read(
    filter: ParameterValues<P>,
    page: PageRequest,
    context: { readonly request: Request; readonly position: Position },
  ): Promise<Outcome<Page<T>>>;
}

/** Makes the endpoint of a list: `{ "items": […], "next": cursor or null }`. */
export function defineList<P extends Parameters, T>(
  edge: Edge,
  definition: ListDefinition<P, T>,
): Endpoint {
  const { path, filters } = definition;
  return {
    method: 'get',
    path,
    query: [...Object.keys(filters), ...Object.keys(PAGING)],
    format: 'json',
    async handle(request) {
      const filter = readParameters(request, filters);
      if (!filter.ok) return problemAnswer(filter.problem);
      const scope = cursorScope(request.path, filter.value);
      const page = readPageRequest(request, scope);
      if (!page.ok) return problemAnswer(page.problem);
      const fresh = await readFresh(edge, (position) =>
        definition.read(filter.value, page.value, { request, position }),
      );
      if (!fresh.ok) return problemAnswer(fresh.problem);
      const { value, position } = fresh.value;
      return value.ok ? pageAnswer(value.value, scope, position) : problemAnswer(value.problem);
    },
  };
}

function readPageRequest(request: Request, scope: CursorScope): Outcome<PageRequest> {
  const paging = readParameters(request, PAGING);
  if (!paging.ok) return paging;
  const { limit = LIMIT_DEFAULT, cursor } = paging.value;
  if (cursor === undefined) return found({ limit });
  const after = readCursor(scope, cursor);
  return after.ok ? found({ limit, after: after.value }) : after;
}

function pageAnswer<T>(page: Page<T>, scope: CursorScope, position: Position): Answer {
  const next = page.next === null ? null : writeCursor(scope, page.next);
  const headers = { [POSITION_HEADER]: String(position) };
  return { kind: 'json', status: 200, headers, body: { items: page.items, next } };
}
