import { jsonAnswer, operation, POSITION_HEADERS, pageOf, query } from './operation.ts';
import { PAGING } from './parameters.ts';
import { ref, text } from './schema-of.ts';

const tag = 'service';
const anyObject = { type: 'object' };

export const SERVICE_PATHS = {
  '/v1/queue-runs': {
    get: operation({
      id: 'listQueueRuns',
      tag: 'runs',
      summary: 'List resolutions of payment queues',
      description: 'Each with what settled, and why each of the rest did not.',
      parameters: PAGING,
      success: [200, jsonAnswer('One page.', pageOf('QueueRun'), POSITION_HEADERS)],
      problems: [400, 406, 500, 503],
    }),
  },
  '/v1/cycle-runs': {
    get: operation({
      id: 'listCycleRuns',
      tag: 'runs',
      summary: 'List closes of cycles',
      description: 'Each with what settled and how, and why each of the rest did not.',
      parameters: PAGING,
      success: [200, jsonAnswer('One page.', pageOf('CycleRun'), POSITION_HEADERS)],
      problems: [400, 406, 500, 503],
    }),
  },
  '/v1/penalties': {
    get: operation({
      id: 'listPenalties',
      tag: 'obligations',
      summary: 'List penalties for fails',
      parameters: [query('payer', 'Participant id.', text), ...PAGING],
      success: [200, jsonAnswer('One page.', pageOf('Penalty'), POSITION_HEADERS)],
      problems: [400, 406, 500, 503],
    }),
  },
  '/v1/claims': {
    get: operation({
      id: 'listClaims',
      tag: 'obligations',
      summary: 'List claims on those for whom others stood in at the close of a cycle',
      parameters: [query('debtor', 'Account id.', text), ...PAGING],
      success: [200, jsonAnswer('One page.', pageOf('Claim'), POSITION_HEADERS)],
      problems: [400, 406, 500, 503],
    }),
  },
  '/v1/credit-lines': {
    get: operation({
      id: 'listCreditLines',
      tag: 'obligations',
      summary: 'List credit lines',
      parameters: PAGING,
      success: [200, jsonAnswer('One page.', pageOf('CreditLine'), POSITION_HEADERS)],
      problems: [400, 406, 500, 503],
    }),
  },
  '/v1/operator/commands': {
    post: {
      ...operation(
        {
          id: 'operate',
          tag: 'operator',
          summary: 'Send a command of the operator',
          description: "With the operator's token as bearer. The key is mandatory.",
          parameters: [{ $ref: '#/components/parameters/IdempotencyKey' }],
          body: {
            required: true,
            content: { 'application/json': { schema: ref('OperatorCommand') } },
          },
          success: [201, jsonAnswer('It is recorded.', ref('Transfer'), POSITION_HEADERS)],
          problems: [400, 401, 403, 404, 406, 408, 409, 413, 415, 422, 429, 500, 503],
        },
        jsonAnswer('It changed nothing, so nothing was recorded.', anyObject, POSITION_HEADERS),
      ),
      security: [{ operator: [] }],
    },
  },
  '/': {
    get: operation({
      id: 'welcome',
      tag,
      summary: 'Name, version and links',
      success: [200, jsonAnswer('Where to go on.', anyObject)],
      problems: [400],
    }),
  },
  '/health/live': {
    get: operation({
      id: 'healthLive',
      tag,
      summary: 'The process answers',
      success: [200, jsonAnswer('It does.', anyObject)],
      problems: [400],
    }),
  },
  '/health/ready': {
    get: {
      operationId: 'healthReady',
      tags: [tag],
      summary: 'The server owns the book and answers',
      responses: {
        200: jsonAnswer('It does.', ref('Status')),
        503: jsonAnswer('Not now.', ref('Status')),
      },
    },
  },
  '/metrics': {
    get: operation({
      id: 'metrics',
      tag,
      summary: 'What is measured, for Prometheus',
      success: [
        200,
        {
          description: 'Its text format.',
          content: { 'text/plain; version=0.0.4; charset=utf-8': { schema: { type: 'string' } } },
        },
      ],
      problems: [400, 404],
    }),
  },
  '/v1/problems': {
    get: operation({
      id: 'listProblems',
      tag,
      summary: 'Every problem code with its status and title',
      success: [200, jsonAnswer('All of them.', pageOf('ProblemEntry'))],
      problems: [400, 406],
    }),
  },
  '/v1/openapi.json': {
    get: operation({
      id: 'openapi',
      tag,
      summary: 'This document',
      success: [200, jsonAnswer('OpenAPI 3.1.', anyObject)],
      problems: [400, 406],
    }),
  },
};
