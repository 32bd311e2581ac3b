import { pipeline } from 'node:stream/promises';
import type { LinesAnswer } from '../endpoint.ts';
import type { HttpResponse } from '../exchange.ts';

/** What ends a stream whose reader has gone. */
const GONE = ['ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED', 'ECONNRESET', 'EPIPE'];

/** Writes lines as they come, no faster than they are read. */
export async function sendLines(
  response: HttpResponse,
  { status, lines }: LinesAnswer,
): Promise<void> {
  const { headers = [] } = response.locals;
  response.writeHead(status, [...headers, 'Content-Type', 'application/x-ndjson']);
  try {
    await pipeline(lines, response);
  } catch (error) {
    // A client may leave before it has read everything; what it asked for is done all the same.
    if (!GONE.includes(String((error as NodeJS.ErrnoException).code))) throw error;
  }
}
