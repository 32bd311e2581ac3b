import type { Queries } from '../../engine/ports/queries.ts';
import { openStores } from '../compose.ts';
import type { CommandContext } from '../output/command-context.ts';
import { catchUp } from '../shell/catch-up.ts';
import { ApiClient } from './api-client.ts';
import { findServer } from './running-server.ts';

/** Asks the server, if there is one. Without it the stores are read: looking takes no book over. */
export async function withQueries<T>(
  { config, reports }: CommandContext,
  url: string | undefined,
  ask: {
    readonly server: (api: ApiClient) => Promise<T>;
    readonly stores: (queries: Queries) => Promise<T>;
  },
): Promise<T> {
  const running = url?.replace(/\/+$/, '') ?? (await findServer(config));
  if (running !== undefined) return ask.server(new ApiClient(running));
  const stores = await openStores(config, reports);
  try {
    await catchUp(stores, reports.onProblem);
    return await ask.stores(stores.projection);
  } finally {
    await stores.close();
  }
}
