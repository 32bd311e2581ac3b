import type { RequestHandler } from 'express';

/** One request and its answer. */
export interface RequestRecord {
  readonly requestId: string;
  readonly method: string;
  /** With the query, cut to 2,048 characters. */
  readonly path: string;
  /** `null` when the client left before the answer was sent. */
  readonly status: number | null;
  readonly durationMs: number;
  /** What was thrown, behind an answer of 500. */
  readonly error?: unknown;
}

export type HttpLog = (record: RequestRecord) => void;

const PATH_MAX = 2048;

export function logRequests(log: HttpLog): RequestHandler {
  return (request, response, next) => {
    const start = performance.now();
    response.once('close', () => {
      const { requestId, error } = response.locals;
      log({
        requestId,
        method: request.method,
        path: request.originalUrl.slice(0, PATH_MAX),
        status: response.writableFinished ? response.statusCode : null,
        durationMs: performance.now() - start,
        ...(error === undefined ? {} : { error }),
      });
    });
    next();
  };
}
