import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

/** Names the request, so that an answer, a problem and a line of the log can be told to belong together. */
export const identifyRequest: RequestHandler = (_request, response, next) => {
  const requestId = randomUUID();
  response.locals.requestId = requestId;
  response.setHeader('X-Request-Id', requestId);
  next();
};
