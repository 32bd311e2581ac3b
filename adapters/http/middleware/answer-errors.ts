import type { ErrorRequestHandler, RequestHandler } from 'express';
import { sendAnswer } from '../answers/send-answer.ts';
import { problemAnswer } from '../endpoint.ts';
import type { HttpResponse } from '../exchange.ts';

export const answerNotFound: RequestHandler = (_request, response) => {
  const detail = 'See / for what there is.';
  sendAnswer(response, problemAnswer({ code: 'not_found', detail }));
};

/** The last resort: what is thrown is a bug, or a path that cannot be decoded. Tells the log, not the client. */
export const answerErrors: ErrorRequestHandler = (error, _request, response, _next) => {
  if (error instanceof URIError) {
    const detail = 'The path has a percent sign that starts no character.';
    sendAnswer(response, problemAnswer({ code: 'request_malformed', detail }));
    return;
  }
  answerFailure(response, error);
};

/** For what was thrown while a request was handled. */
export function answerFailure(response: HttpResponse, error: unknown): void {
  response.locals.error = error;
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const detail =
    'The log tells more under the id of this request. Send a command again only with its key.';
  sendAnswer(response, problemAnswer({ code: 'unexpected_error', detail }));
}
