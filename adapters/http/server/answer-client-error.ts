import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Problem } from '../problems/problem.ts';
import { renderProblem } from '../problems/render-problem.ts';
import type { Connections } from './connections.ts';

const PROBLEMS: Readonly<Record<string, Problem>> = {
  HPE_HEADER_OVERFLOW: { code: 'headers_too_large', detail: 'At most 16 kB in all.' },
  ERR_HTTP_REQUEST_TIMEOUT: { code: 'request_timeout', detail: 'Send the request faster.' },
};
const MALFORMED: Problem = { code: 'request_malformed', detail: 'This is not HTTP/1.1.' };

/** Answers what never became a request, such as header fields that are no HTTP, and hangs up. */
export function answerClientError(connections: Connections) {
  return (error: NodeJS.ErrnoException, socket: Duplex): void => {
    // Bytes written now would be taken for the answer to a request before or after.
    if (!socket.writable || connections.isBusy(socket) || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    socket.end(rawResponse(PROBLEMS[error.code ?? ''] ?? MALFORMED));
  };
}

function rawResponse(problem: Problem): string {
  const requestId = randomUUID();
  const { status, headers, body } = renderProblem(problem, requestId);
  const fields = {
    ...headers,
    'Content-Length': Buffer.byteLength(body),
    'X-Request-Id': requestId,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
    Connection: 'close',
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}
