import { createHttpApi, type HttpApiOptions } from '../../../../adapters/http/create-http-api.ts';
import { type Listening, listen } from '../../../../adapters/http/listen.ts';
import type { RequestRecord } from '../../../../adapters/http/middleware/log-requests.ts';
import { FakeBook } from './fake-book.ts';
import { tinyMessages } from './tiny-messages.ts';

export interface TestApi extends Listening {
  readonly book: FakeBook;
  readonly log: readonly RequestRecord[];
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Sends `body` as JSON, or as it is when it is a string or bytes. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
}

/** The real interface on a real socket, before a fake book. */
export async function startApi(options: Partial<HttpApiOptions> = {}): Promise<TestApi> {
  const book = new FakeBook();
  const log: RequestRecord[] = [];
  const app = createHttpApi({
    gateway: book,
    queries: book,
    messages: tinyMessages,
    metrics: {
      contentType: 'text/plain; version=0.0.4; charset=utf-8',
      read: () => Promise.resolve('up 1\n'),
    },
    info: { version: '9.9.9' },
    log: (record) => log.push(record),
    ...options,
  });
  const { url, close } = await listen(app, { host: '127.0.0.1', port: 0 });
  return {
    url,
    close,
    book,
    log,
    get: (path, headers = {}) => fetch(url + path, { headers }),
    post: (path, body, headers = {}) =>
      fetch(url + path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
      }),
  };
}
