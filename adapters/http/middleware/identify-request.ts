import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { traceOf } from '../requests/trace-of.ts';

/** Names the request, so that an answer, a problem and a line of the log can be told to belong together. */
export const identifyRequest: RequestHandler = (request, response, next) => {
  const requestId = randomUUID();
  const { traceId, traceparent } = traceOf(request);
  Object.assign(response.locals, { requestId, traceId });
  response.setHeader('X-Request-Id', requestId);
  response.setHeader('traceparent', traceparent);
  next();
};
