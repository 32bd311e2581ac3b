import type { RequestListener } from 'node:http';
import { createHttpApi } from '../adapters/http/create-http-api.ts';
import { type Listening, listen } from '../adapters/http/listen.ts';
import { iso20022 } from '../adapters/iso20022/iso20022.ts';
import { measureRequest } from '../adapters/metrics/measure-request.ts';
import { meteredGateway } from '../adapters/metrics/metered-gateway.ts';
import { serveCertificates } from './certificate/serve-certificates.ts';
import { type OpenBook, type Opening, openBook, type Reports } from './compose.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { loadOperatorToken } from './operator/load-operator-token.ts';
import { loadSigningKey } from './signing/load-signing-key.ts';
import { VERSION } from './version.ts';

export interface Serving {
  readonly url: string;
  readonly book: OpenBook;
  close(): Promise<void>;
}

/** On loopback the API answers for these names only: a page elsewhere that points its own name here is refused. */
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]', '::1'];

/**
 * Listens, then takes the book over: in this order, because a server that cannot have its port must not take the book
 * from one that works. Requests that come before the book is open are told to come back.
 */
export async function serve(
  config: Config,
  reports: Reports,
  log: Log,
  opening: Opening,
): Promise<Serving> {
  const key = await loadSigningKey(config, reports.onProblem);
  const operatorToken = await loadOperatorToken(config);
  let handler: RequestListener = (_request, response) => {
    const problem = { type: 'urn:tricord:problem:unavailable', title: 'The book is being opened' };
    const headers = { 'content-type': 'application/problem+json', 'retry-after': '1' };
    response
      .writeHead(503, headers)
      .end(JSON.stringify({ ...problem, status: 503, code: 'unavailable' }));
  };
  const listening: Listening = await listen((request, response) => handler(request, response), {
    host: config.host,
    port: config.port,
  });
  try {
    const onChainStep: Log['chain'] = (step, record) => log.chain(step, record);
    const book = await openBook(config, { ...reports, onChainStep }, opening);
    const { metrics } = book;
    handler = createHttpApi({
      gateway: meteredGateway(book.gateway, metrics),
      queries: book.projection,
      messages: iso20022(),
      info: { version: VERSION },
      metrics: {
        contentType: metrics.registry.contentType,
        read: () => metrics.registry.metrics(),
      },
      log: (record) => {
        measureRequest(record, metrics);
        log.request(record);
      },
      ...(operatorToken === undefined ? {} : { operatorToken }),
      ...(key === undefined ? {} : { certificates: serveCertificates(config.book, book, key) }),
      ...(LOOPBACK.includes(config.host) ? { hosts: LOOPBACK } : {}),
    });
    const close = async () => {
      await listening.close();
      await book.close();
    };
    return { url: listening.url, book, close };
  } catch (error) {
    await listening.close();
    throw error;
  }
}
