import type { Response } from 'express';
import type { WholeAnswer } from '../endpoint.ts';
import { renderProblem } from '../problems/render-problem.ts';

/** Writes an answer to the response. With `sendLines` the only place that does. */
export function sendAnswer(response: Response, answer: WholeAnswer): void {
  if (answer.kind === 'problem') response.locals.problems = { [answer.problem.code]: 1 };
  const { status, headers, body } = render(answer, String(response.locals.requestId));
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.end(body);
}

function render(answer: WholeAnswer, requestId: string) {
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
