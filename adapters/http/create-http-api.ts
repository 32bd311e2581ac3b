import type { RequestListener } from 'node:http';
import express from 'express';
import { serveEndpoints } from './answers/serve-endpoints.ts';
import type { Edge, Endpoint } from './endpoint.ts';
import { amendInstruction } from './endpoints/amend-instruction.ts';
import { cancelInstruction } from './endpoints/cancel-instruction.ts';
import { getAccount } from './endpoints/get-account.ts';
import { getCertificate } from './endpoints/get-certificate.ts';
import { getInstruction } from './endpoints/get-instruction.ts';
import { getMetrics } from './endpoints/get-metrics.ts';
import { healthLive } from './endpoints/health-live.ts';
import { healthReady } from './endpoints/health-ready.ts';
import { holdInstruction } from './endpoints/hold-instruction.ts';
import { listAccounts } from './endpoints/list-accounts.ts';
import { listBridgeTransfers } from './endpoints/list-bridge-transfers.ts';
import { listBridges } from './endpoints/list-bridges.ts';
import { listClaims } from './endpoints/list-claims.ts';
import { listCreditLines } from './endpoints/list-credit-lines.ts';
import { listCycleRuns } from './endpoints/list-cycle-runs.ts';
import { listEntries } from './endpoints/list-entries.ts';
import { listInstructions } from './endpoints/list-instructions.ts';
import { listInstruments } from './endpoints/list-instruments.ts';
import { listParticipants } from './endpoints/list-participants.ts';
import { listPenalties } from './endpoints/list-penalties.ts';
import { listProblems } from './endpoints/list-problems.ts';
import { listQueueRuns } from './endpoints/list-queue-runs.ts';
import { openapi } from './endpoints/openapi.ts';
import { operate } from './endpoints/operate.ts';
import { releaseInstruction } from './endpoints/release-instruction.ts';
import { reorderInstruction } from './endpoints/reorder-instruction.ts';
import { submitBulk } from './endpoints/submit-bulk.ts';
import { submitInstruction } from './endpoints/submit-instruction.ts';
import { submitTransfer } from './endpoints/submit-transfer.ts';
import { welcome } from './endpoints/welcome.ts';
import { withdraw } from './endpoints/withdraw.ts';
import { answerErrors, answerNotFound } from './middleware/answer-errors.ts';
import { guardRequests } from './middleware/guard-requests.ts';
import { identifyRequest } from './middleware/identify-request.ts';
import { type HttpLog, logRequests } from './middleware/log-requests.ts';
import { servePlainTransfers } from './plain/serve-plain-transfers.ts';

export interface HttpApiOptions extends Edge {
  readonly info?: { readonly version: string };
  /** Told of every request once it is answered. */
  readonly log?: HttpLog;
  /** Host names (without port) the server answers for; absent: any. Name them where no proxy checks them. */
  readonly hosts?: readonly string[];
}

/**
 * The engine over HTTP. docs/api.md tells how to use it, `/v1/openapi.json` every detail.
 *
 * ```ts
 * const api = createHttpApi({ gateway, queries, messages, info: { version: '0.1.0' } });
 * const { url, close } = await listen(api, { host: '127.0.0.1', port: 8080 });
 * ```
 */
export function createHttpApi(options: HttpApiOptions): RequestListener {
  const { info, log = () => {}, hosts } = options;
  const app = express();
  // One address for each thing: /v1/accounts is not /V1/Accounts/. Nothing is cached, so no tag is computed.
  app.disable('x-powered-by').disable('etag');
  app.enable('case sensitive routing').enable('strict routing');
  app.use(identifyRequest, logRequests(log), guardRequests(hosts));
  serveEndpoints(app, endpointsOf(options, info?.version ?? '0.0.0'));
  app.use(answerNotFound, answerErrors);
  const servedPlainly = servePlainTransfers(options, { log, hosts });
  return (request, response) => {
    if (!servedPlainly(request, response)) app(request, response);
  };
}

/** Every endpoint, in the order of the documentation. */
export function endpointsOf(edge: Edge, version: string): readonly Endpoint[] {
  return [
    welcome(version),
    healthLive(),
    healthReady(edge),
    submitInstruction(edge),
    listInstructions(edge),
    getInstruction(edge),
    getCertificate(edge),
    cancelInstruction(edge),
    holdInstruction(edge),
    releaseInstruction(edge),
    amendInstruction(edge),
    reorderInstruction(edge),
    submitTransfer(edge),
    submitBulk(edge),
    listAccounts(edge),
    getAccount(edge),
    listEntries(edge),
    listParticipants(edge),
    listInstruments(edge),
    listQueueRuns(edge),
    listCycleRuns(edge),
    listBridges(edge),
    listBridgeTransfers(edge),
    withdraw(edge),
    listPenalties(edge),
    listClaims(edge),
    listCreditLines(edge),
    operate(edge),
    listProblems(),
    openapi(version),
    getMetrics(edge),
  ];
}
