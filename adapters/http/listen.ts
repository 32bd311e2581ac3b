import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerClientError } from './server/answer-client-error.ts';
import { closeGracefully } from './server/close-gracefully.ts';
import { Connections } from './server/connections.ts';

export interface Listening {
  /** Like `http://127.0.0.1:8080`. */
  readonly url: string;
  /** Takes no more requests, finishes those in flight, then closes; after `graceMs` it waits no longer. */
  close(): Promise<void>;
}

/** The server cannot listen where it was told to. */
export class ListenFailed extends Error {
  override readonly name = 'ListenFailed';
}

// A sender that trickles holds one connection for so long and no longer.
const SERVER_OPTIONS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
  // Longer than the idle time of usual load balancers, which would otherwise send into a closing connection.
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16 * 1024,
  // Our guard answers it, with a problem.
  requireHostHeader: false,
};
/** A client that reads nothing of its answer for so long is gone. */
const SILENCE_MAX_MS = 120_000;

/** Serves `app` over HTTP/1.1. Port 0 takes a free one. Rejects with `ListenFailed`. */
export async function listen(
  app: RequestListener,
  options: { readonly host: string; readonly port: number; readonly graceMs?: number },
): Promise<Listening> {
  const { host, port, graceMs = 10_000 } = options;
  const server = createServer(SERVER_OPTIONS);
  server.setTimeout(SILENCE_MAX_MS);
  const connections = new Connections(server);
  // `Expect: 100-continue` is answered by whoever reads the body, other expectations may be ignored (RFC 9110).
  for (const event of ['request', 'checkContinue', 'checkExpectation']) server.on(event, app);
  server.on('clientError', answerClientError(connections));
  await start(server, host, port);
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= closeGracefully(server, connections, graceMs);
    return closed;
  };
  return { url: urlOf(server, host), close };
}

function start(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, host, port)));
    server.listen({ host, port }, resolve);
  });
}

function explain(cause: NodeJS.ErrnoException, host: string, port: number): ListenFailed {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is taken by another program. Stop that, or set PORT to a free port.`,
    EACCES: `This user may not use port ${port} on ${host}. Set PORT to one above 1023.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Set HOST to one that it has.`,
  };
  const reason =
    reasons[cause.code ?? ''] ?? `Cannot listen on ${host}, port ${port}: ${cause.message}`;
  return new ListenFailed(reason, { cause });
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return host.includes(':') ? `http://[${host}]:${port}` : `http://${host}:${port}`;
}
