import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendAnswer } from '../answers/send-answer.ts';
import type { Edge } from '../endpoint.ts';
import { TRANSFERS_PATH } from '../endpoints/submit-transfer.ts';
import type { HttpRequest, HttpResponse } from '../exchange.ts';
import { answerFailure } from '../middleware/answer-errors.ts';
import { isHostOf } from '../middleware/guard-requests.ts';
import { identify } from '../middleware/identify-request.ts';
import { type HttpLog, logAtEnd } from '../middleware/log-requests.ts';
import { commandKey } from '../requests/command-key.ts';
import { postTransfer } from '../transfers/post-transfer.ts';
import { plainRequest } from './plain-request.ts';

/** True when it has taken the request and answers it. */
type Serve = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * Serves single transfers that have nothing unusual about them ahead of the router: thousands come a second, and the
 * general way costs more than all that is done for one. It answers them the same.
 */
export function servePlainTransfers(
  edge: Edge,
  { log, hosts }: { readonly log: HttpLog; readonly hosts: readonly string[] | undefined },
): Serve {
  const post = postTransfer(edge);
  /** Most clients call the server by one name. */
  let knownHost: string | undefined;
  const serve = async (request: HttpRequest, response: HttpResponse, key: string) => {
    try {
      sendAnswer(response, await post(request, key));
    } catch (error) {
      answerFailure(response, error);
    }
  };
  return (request, response) => {
    if (request.url !== TRANSFERS_PATH || request.method !== 'POST') return false;
    const plain = plainRequest(request);
    if (plain === undefined) return false;
    if (plain.host !== knownHost && !isHostOf(plain.host, hosts)) return false;
    knownHost = plain.host;
    const locals = { route: TRANSFERS_PATH };
    const exchange: HttpResponse = Object.assign(response, { locals });
    const known: HttpRequest = Object.assign(request, { res: exchange });
    identify(exchange, plain.traceparent);
    logAtEnd(known, exchange, log);
    void serve(known, exchange, commandKey('http', plain.key));
    return true;
  };
}
