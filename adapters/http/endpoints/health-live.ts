import type { Endpoint } from '../endpoint.ts';

/** `GET /health/live`: the process answers. */
export function healthLive(): Endpoint {
  return {
    method: 'get',
    path: '/health/live',
    query: [],
    format: 'any',
    handle: () => ({ kind: 'json', status: 200, body: { live: true } }),
  };
}
