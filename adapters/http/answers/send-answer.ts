import type { WholeAnswer } from '../endpoint.ts';
import type { HttpResponse } from '../exchange.ts';
import { type RenderedProblem, renderProblem } from '../problems/render-problem.ts';

/** Writes an answer to the response. With `sendLines` the only place that does. */
export function sendAnswer(response: HttpResponse, answer: WholeAnswer): void {
  if (answer.kind === 'problem') response.locals.problems = { [answer.problem.code]: 1 };
  const { status, headers, body } = render(answer, String(response.locals.requestId));
  // One list of names and values, which Node.js writes as it is: headers that are set one by one cost more.
  const list = [...(response.locals.headers ?? [])];
  for (const name in headers) list.push(name, headers[name] ?? '');
  list.push('Content-Length', String(Buffer.byteLength(body)));
  response.writeHead(status, list);
  response.end(body);
}

function render(answer: WholeAnswer, requestId: string): RenderedProblem {
  switch (answer.kind) {
    case 'problem':
      return renderProblem(answer.problem, requestId);
    case 'json': {
      const headers = { 'Content-Type': 'application/json', ...answer.headers };
      return { status: answer.status, headers, body: JSON.stringify(answer.body) };
    }
    case 'message': {
      const headers = { 'Content-Type': answer.type, ...answer.headers };
      return { status: answer.status, headers, body: answer.body };
    }
  }
}
