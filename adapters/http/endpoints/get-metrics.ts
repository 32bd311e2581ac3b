import { type Edge, type Endpoint, problemAnswer } from '../endpoint.ts';

/** `GET /metrics`: what is measured, in the text format of Prometheus. */
export function getMetrics({ metrics }: Edge): Endpoint {
  return {
    method: 'get',
    path: '/metrics',
    query: [],
    format: 'any',
    async handle() {
      if (metrics === undefined) {
        return problemAnswer({ code: 'not_found', detail: 'Nothing is measured here.' });
      }
      const body = await metrics.read();
      return { kind: 'message', status: 200, type: metrics.contentType, body };
    },
  };
}
