import type { Page, PageRequest, Queries } from '../../engine/ports/queries.ts';
import type { CommandContext } from '../output/command-context.ts';
import { readPages } from './read-pages.ts';
import { withQueries } from './with-queries.ts';

/** Lists that have no command of their own: where the server has them, and what asks the stores. */
export const RESOURCES = {
  penalties: (queries, page) => queries.penalties({}, page),
  claims: (queries, page) => queries.claims({}, page),
  'credit-lines': (queries, page) => queries.creditLines(page),
  'queue-runs': (queries, page) => queries.queueRuns(page),
  'cycle-runs': (queries, page) => queries.cycleRuns(page),
} as const satisfies Readonly<
  Record<string, (queries: Queries, page: PageRequest) => Promise<Page<object>>>
>;

export type Resource = keyof typeof RESOURCES;

/** All items of a list. */
export function listResources(
  context: CommandContext,
  url: string | undefined,
  resource: Resource,
): Promise<readonly object[]> {
  const read: (queries: Queries, page: PageRequest) => Promise<Page<object>> = RESOURCES[resource];
  return withQueries<readonly object[]>(context, url, {
    server: (api) => api.list<object>(`/v1/${resource}`, {}),
    stores: (queries) => readPages((page) => read(queries, page)),
  });
}
