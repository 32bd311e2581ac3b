import type { Reports } from '../compose.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { serve } from '../serve.ts';
import { ApiClient } from './api-client.ts';
import { findServer } from './running-server.ts';

/** Uses the running server of the book; without one, opens the book for the time of the call. */
export async function withApi<T>(
  config: Config,
  reports: Reports,
  log: Log,
  use: (api: ApiClient) => Promise<T>,
): Promise<T> {
  const url = await findServer(config);
  if (url !== undefined) return use(new ApiClient(url));
  const serving = await serve({ ...config, host: '127.0.0.1', port: 0 }, reports, log);
  try {
    return await use(new ApiClient(serving.url));
  } finally {
    await serving.close();
  }
}
