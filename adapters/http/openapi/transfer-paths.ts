import { jsonAnswer, operation, POSITION_HEADERS, query } from './operation.ts';
import { choice, ref, type Schema } from './schema-of.ts';

const tag = 'transfers';
const KEY = { $ref: '#/components/parameters/IdempotencyKey' };
const HEADERS: Schema = {
  ...POSITION_HEADERS,
  'Idempotent-Replayed': { $ref: '#/components/headers/Replayed' },
};
const PROBLEMS = [400, 403, 404, 406, 408, 409, 413, 415, 422, 429, 500, 503];

export const TRANSFER_PATHS = {
  '/v1/transfers': {
    post: operation({
      id: 'submitTransfer',
      tag,
      summary: 'Move money between accounts',
      description:
        'All operations post, or none. The key is mandatory; the same key gives the same answer for ever.',
      parameters: [KEY],
      body: { required: true, content: { 'application/json': { schema: ref('TransferInput') } } },
      success: [201, jsonAnswer('They have posted.', ref('Transfer'), HEADERS)],
      problems: PROBLEMS,
    }),
  },
  '/v1/transfers/bulk': {
    post: bulk(),
  },
};

/** Two ways in one: lines on their own are answered with 200 and lines, lines together with 201. */
function bulk() {
  const together = operation({
    id: 'submitBulk',
    tag,
    summary: 'Move money in bulk',
    description:
      'JSON lines, each a TransferLine with its own key and its own answer: a line of the answer is a TransferResult or a problem, with the number of the line, in order. With atomic=true each line is a TransferInput, and all of them post under the one key of the request, or none.',
    parameters: [
      query('atomic', 'Whether all lines post together.', choice(['true', 'false'])),
      KEY,
    ],
    body: { required: true, content: { 'application/x-ndjson': { schema: ref('TransferLine') } } },
    success: [201, jsonAnswer('All have posted together.', ref('Transfer'), HEADERS)],
    problems: PROBLEMS,
  });
  const each = {
    description: 'One answer a line.',
    content: {
      'application/x-ndjson': { schema: { oneOf: [ref('TransferResult'), ref('Problem')] } },
    },
  };
  const { responses } = together as { readonly responses: object };
  return { ...together, responses: { 200: each, ...responses } };
}
