import type { Endpoint } from '../endpoint.ts';

/** `GET /`: what this is and where to go on. */
export function welcome(version: string): Endpoint {
  return {
    method: 'get',
    path: '/',
    query: [],
    format: 'any',
    handle: () => ({
      kind: 'json',
      status: 200,
      body: {
        name: 'Tricord',
        version,
        links: {
          openapi: '/v1/openapi.json',
          problems: '/v1/problems',
          instructions: '/v1/instructions',
          accounts: '/v1/accounts',
          participants: '/v1/participants',
          instruments: '/v1/instruments',
          live: '/health/live',
          ready: '/health/ready',
          metrics: '/metrics',
        },
      },
    }),
  };
}
