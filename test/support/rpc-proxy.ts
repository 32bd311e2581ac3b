import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A question to a node, as JSON-RPC puts it. */
export interface RpcCall {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

/**
 * What the proxy does with a question: hands it on (`pass`), says what the node said changed (`lie`), hands it on and
 * cuts the line before the answer is through (`cut_after`), cuts at once (`cut`), or answers with an error.
 */
export type Misbehaviour =
  | 'pass'
  | 'cut'
  | 'cut_after'
  | { readonly lie: (truth: unknown) => unknown }
  | { readonly error: { readonly code: number; readonly message: string } };

export interface RpcProxy {
  readonly url: string;
  /** Asked for every question, the ones in a batch each. */
  behave(rule: (call: RpcCall) => Misbehaviour): void;
  /** Every question so far. */
  readonly calls: readonly RpcCall[];
  close(): Promise<void>;
}

/** A way to a JSON-RPC node on which it lies, keeps silent and breaks off as told. */
export async function rpcProxy(target: string): Promise<RpcProxy> {
  let rule: (call: RpcCall) => Misbehaviour = () => 'pass';
  const calls: RpcCall[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = JSON.parse(await textOf(request)) as RpcCall | readonly RpcCall[];
    const asked = Array.isArray(body) ? (body as readonly RpcCall[]) : [body as RpcCall];
    calls.push(...asked);
    const manners = asked.map((call) => rule(call));
    const answers = await Promise.all(
      asked.map((call, index) => ask(target, call, manners[index] ?? 'pass')),
    );
    if (manners.some((each) => each === 'cut' || each === 'cut_after')) {
      request.socket.destroy();
      return;
    }
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(Array.isArray(body) ? answers : answers[0]));
  };
  const server: Server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    behave: (next) => {
      rule = next;
    },
    calls,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function ask(target: string, call: RpcCall, manner: Misbehaviour): Promise<unknown> {
  if (manner === 'cut') return undefined;
  if (typeof manner === 'object' && 'error' in manner)
    return { jsonrpc: '2.0', id: call.id, error: manner.error };
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(target, { method: 'POST', headers, body: JSON.stringify(call) });
  const truth = (await response.json()) as { readonly result?: unknown };
  return typeof manner === 'object' ? { ...truth, result: manner.lie(truth.result) } : truth;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}
