import type { AccountFilter, AccountView } from '../../engine/ports/queries.ts';
import { openStores, type Stores } from '../compose.ts';
import type { CommandContext } from '../output/command-context.ts';
import { catchUp } from '../shell/catch-up.ts';
import { ApiClient } from './api-client.ts';
import { findServer } from './running-server.ts';

const PAGE = 500;

/** All accounts that the filter leaves. Without a server it reads the stores itself: looking takes no book over. */
export async function listAccounts(
  { config, reports }: CommandContext,
  url: string | undefined,
  filter: AccountFilter,
): Promise<readonly AccountView[]> {
  const running = url?.replace(/\/+$/, '') ?? (await findServer(config));
  if (running !== undefined) {
    const query = Object.entries(filter).map(([name, value]) => [name, String(value)]);
    return new ApiClient(running).accounts(Object.fromEntries(query));
  }
  const stores = await openStores(config, reports);
  try {
    await catchUp(stores, reports.onProblem);
    return await readAll(stores, filter);
  } finally {
    await stores.close();
  }
}

async function readAll(
  { projection }: Stores,
  filter: AccountFilter,
): Promise<readonly AccountView[]> {
  const items: AccountView[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await projection.accounts(filter, {
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    });
    items.push(...page.items);
    after = page.next;
  }
  return items;
}
