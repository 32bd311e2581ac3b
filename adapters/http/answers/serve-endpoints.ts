import type { Express, Request, RequestHandler, Response } from 'express';
import { type Endpoint, problemAnswer, type WholeAnswer } from '../endpoint.ts';
import type { Problem } from '../problems/problem.ts';
import { chooseFormat } from '../requests/choose-format.ts';
import { refuseUnknownParameters } from '../requests/refuse-unknown-parameters.ts';
import { sendAnswer } from './send-answer.ts';
import { sendLines } from './send-lines.ts';

/** Routes every endpoint; a path that exists answers 405 to other methods, and `OPTIONS` with those it has. */
export function serveEndpoints(app: Express, endpoints: readonly Endpoint[]): void {
  const paths = new Map<string, Endpoint[]>();
  for (const endpoint of endpoints) {
    paths.set(endpoint.path, [...(paths.get(endpoint.path) ?? []), endpoint]);
  }
  for (const [path, methods] of paths) {
    const route = app.route(path).all(nameRoute(path));
    for (const endpoint of methods) route[endpoint.method](handlerOf(endpoint));
    route.all(refuseMethod(methods));
  }
}

/** For the log and what is measured: a path with its ids would be another one for each of them. */
function nameRoute(path: string): RequestHandler {
  return (_request, response, next) => {
    response.locals.route = path;
    next();
  };
}

function handlerOf(endpoint: Endpoint): RequestHandler {
  return async (request: Request, response: Response) => {
    const problem = refuseBeforehand(request, endpoint);
    const answer = problem === undefined ? await endpoint.handle(request) : problemAnswer(problem);
    if (answer.kind === 'lines') await sendLines(response, answer);
    else sendAnswer(response, answer);
  };
}

function refuseBeforehand(request: Request, endpoint: Endpoint): Problem | undefined {
  const unknown = refuseUnknownParameters(request, endpoint.query);
  if (unknown !== undefined || endpoint.format !== 'json') return unknown;
  const format = chooseFormat(request, false);
  return format.ok ? undefined : format.problem;
}

function refuseMethod(methods: readonly Endpoint[]): RequestHandler {
  // Express answers HEAD from GET.
  const names = methods.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : ['POST']));
  const allow = [...names, 'OPTIONS'].join(', ');
  return (request: Request, response: Response) => {
    if (request.method === 'OPTIONS') {
      // No CORS header: a page of another site learns nothing and gets no permission here.
      response.writeHead(204, [...response.locals.headers, 'Allow', allow]).end();
      return;
    }
    sendAnswer(response, methodNotAllowed(request.method, allow));
  };
}

function methodNotAllowed(method: string, allow: string): WholeAnswer {
  const detail = `${method} is not possible here; possible are ${allow}.`;
  return problemAnswer({ code: 'method_not_allowed', detail, headers: { Allow: allow } });
}
