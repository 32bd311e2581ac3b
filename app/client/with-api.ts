import type { CommandContext } from '../output/command-context.ts';
import { serve } from '../serve.ts';
import { ApiClient } from './api-client.ts';
import { findServer } from './running-server.ts';

/** Uses the server at `url`, else the one of this home; without any, opens the book for the time of the call. */
export async function withApi<T>(
  { config, reports, log }: CommandContext,
  url: string | undefined,
  use: (api: ApiClient) => Promise<T>,
): Promise<T> {
  const running = url?.replace(/\/+$/, '') ?? (await findServer(config));
  if (running !== undefined) return use(new ApiClient(running));
  const own = { ...config, host: '127.0.0.1', port: 0 };
  const serving = await serve(own, reports, log, { takeOver: false });
  try {
    return await use(new ApiClient(serving.url));
  } finally {
    await serving.close();
  }
}
