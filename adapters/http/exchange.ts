import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request that knows its response, as Express has it. */
export type HttpRequest = IncomingMessage & { res?: HttpResponse | undefined };

/** A response that remembers what is told of it. */
export type HttpResponse = ServerResponse & { locals: Locals };

interface Locals {
  requestId?: string;
  /** Names and values in turn, for every answer to the request. */
  headers?: readonly string[];
  /** What the log tells. */
  [noted: string]: unknown;
}
