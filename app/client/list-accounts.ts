import type { AccountFilter, AccountView } from '../../engine/ports/queries.ts';
import type { CommandContext } from '../output/command-context.ts';
import { readPages } from './read-pages.ts';
import { withQueries } from './with-queries.ts';

/** All accounts that the filter leaves. */
export function listAccounts(
  context: CommandContext,
  url: string | undefined,
  filter: AccountFilter,
): Promise<readonly AccountView[]> {
  return withQueries(context, url, {
    server: (api) => api.list('/v1/accounts', filter),
    stores: (queries) => readPages((page) => queries.accounts(filter, page)),
  });
}
