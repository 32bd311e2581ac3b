import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { SECURITY_HEADERS } from '../answers/security-headers.ts';
import type { HttpResponse } from '../exchange.ts';
import { traceOf } from '../requests/trace-of.ts';

export const identifyRequest: RequestHandler = (request, response, next) => {
  const values = request.headersDistinct.traceparent ?? [];
  identify(response, values.length === 1 ? values[0] : undefined);
  next();
};

/**
 * Names a request, so that an answer, a problem and a line of the log can be told to belong together, and writes down
 * the headers of whatever answers it.
 */
export function identify(response: HttpResponse, header: string | undefined): void {
  const requestId = randomUUID();
  const { traceId, traceparent } = traceOf(header);
  const names = ['X-Request-Id', requestId, 'traceparent', traceparent];
  Object.assign(response.locals, { requestId, traceId, headers: [...names, ...SECURITY_HEADERS] });
}
