import type { Edge, Endpoint } from '../endpoint.ts';

/** `GET /health/ready`: 200 while the server owns the book and answers, else 503. */
export function healthReady({ gateway }: Edge): Endpoint {
  return {
    method: 'get',
    path: '/health/ready',
    query: [],
    format: 'any',
    handle() {
      const status = gateway.status();
      return { kind: 'json', status: status.ready ? 200 : 503, body: status };
    },
  };
}
