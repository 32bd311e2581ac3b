import type { RequestHandler } from 'express';
import type { Position } from '../../../engine/ids.ts';
import type { HttpRequest, HttpResponse } from '../exchange.ts';

/** One request and its answer. Nothing in it comes from a body or from a header but the trace. */
export interface RequestRecord {
  readonly requestId: string;
  /** 32 hex digits, of the `traceparent` header or made here. */
  readonly traceId: string;
  readonly method: string;
  /** With the query, cut to 2,048 characters. */
  readonly path: string;
  /** The path of the endpoint, like `/v1/accounts/:id`; absent where there is none. */
  readonly route?: string;
  /** `null` when the client left before the answer was sent. */
  readonly status: number | null;
  readonly durationMs: number;
  /** Where the command is recorded. */
  readonly recorded?: RecordedCommand | RecordedBulk;
  /** How often the answer says what is wrong, by code. */
  readonly problems?: Readonly<Record<string, number>>;
  /** What was thrown, behind an answer of 500. */
  readonly error?: unknown;
}

export interface RecordedCommand {
  readonly position: Position;
  /** Hash of the row of the journal, hex; left out when the command was recorded before. */
  readonly row?: string;
  readonly replayed: boolean;
}

export interface RecordedBulk {
  /** Last of all. */
  readonly position: Position;
  readonly commands: number;
  /** How many of them were recorded before. */
  readonly replayed: number;
}

export type HttpLog = (record: RequestRecord) => void;

const PATH_MAX = 2048;
const NOTED = ['route', 'recorded', 'problems', 'error'] as const;

export function logRequests(log: HttpLog): RequestHandler {
  return (request, response, next) => {
    logAtEnd(request, response, log);
    next();
  };
}

/** Tells `log` of the request once its answer is sent, or nobody waits for it any more. */
export function logAtEnd(request: HttpRequest, response: HttpResponse, log: HttpLog): void {
  const start = performance.now();
  // Before Express takes a part off it.
  const path = (request.url ?? '').slice(0, PATH_MAX);
  response.once('close', () => {
    const { locals } = response;
    const record: Record<string, unknown> = {
      requestId: locals.requestId,
      traceId: locals.traceId,
      method: request.method,
      path,
      status: response.writableFinished ? response.statusCode : null,
      durationMs: performance.now() - start,
    };
    for (const name of NOTED) {
      if (locals[name] !== undefined) record[name] = locals[name];
    }
    log(record as unknown as RequestRecord);
  });
}
