import { STATUSES } from '../../../engine/settlement/lifecycle.ts';
import { jsonAnswer, operation, POSITION_HEADERS, pageOf, query } from './operation.ts';
import { ID, PAGING } from './parameters.ts';
import { choice, ref, type Schema, text } from './schema-of.ts';

const tag = 'instructions';
const KEY = { $ref: '#/components/parameters/IdempotencyKey' };
const xml = { schema: { type: 'string' } };
const COMMAND_HEADERS: Schema = {
  ...POSITION_HEADERS,
  Location: { $ref: '#/components/headers/Location' },
  'Idempotent-Replayed': { $ref: '#/components/headers/Replayed' },
};

function answer(description: string, headers: Schema): Schema {
  const json = jsonAnswer(description, ref('Instruction'), headers);
  return { ...json, content: { ...(json.content as object), 'application/xml': xml } };
}

/** A command about an instruction that is there. */
function command(id: string, input: string, summary: string, description: string): Schema {
  return operation({
    id,
    tag,
    summary,
    description,
    parameters: [ID, KEY],
    body: { required: true, content: { 'application/json': { schema: ref(input) } } },
    success: [
      200,
      jsonAnswer('The instruction after the request.', ref('Instruction'), COMMAND_HEADERS),
    ],
    problems: [400, 401, 403, 404, 406, 408, 409, 413, 415, 422, 429, 500, 503],
  });
}

export const INSTRUCTION_PATHS = {
  '/v1/instructions': {
    post: operation({
      id: 'submitInstruction',
      tag,
      summary: 'Submit a settlement instruction',
      description:
        'Answers once the instruction is durable, with the instruction as it stood then. The same key gives the same answer for ever: that of the header, else party and reference, else the identity of the message.',
      parameters: [KEY],
      body: {
        required: true,
        content: {
          'application/json': { schema: ref('InstructionInput') },
          'application/xml': xml,
          'text/xml': xml,
        },
      },
      success: [201, answer('The instruction is recorded.', COMMAND_HEADERS)],
      problems: [400, 403, 406, 408, 409, 413, 415, 422, 429, 500, 503],
    }),
    get: operation({
      id: 'listInstructions',
      tag,
      summary: 'List instructions',
      parameters: [
        query('status', 'Only those that stand there.', choice(STATUSES)),
        query('party', 'Only those of the participant with this id.', text),
        query('reference', "Only those with this reference of the party's own.", text),
        query('allegedTo', 'Only those that wait for an instruction of this participant.', text),
        query('blockedOn', 'Only those that this account keeps from settling.', text),
        ...PAGING,
      ],
      success: [200, jsonAnswer('One page.', pageOf('Instruction'), POSITION_HEADERS)],
      problems: [400, 406, 500, 503],
    }),
  },
  '/v1/instructions/{id}': {
    get: operation({
      id: 'getInstruction',
      tag,
      summary: 'Read an instruction',
      description: 'As XML: the message that answers the one that brought it, 406 if none did.',
      parameters: [ID],
      success: [200, answer('The instruction as it is.', POSITION_HEADERS)],
      problems: [400, 404, 406, 500, 503],
    }),
  },
  '/v1/instructions/{id}/certificate': {
    get: operation({
      id: 'getCertificate',
      tag,
      summary: 'Read the certificate of a settlement',
      description:
        'What settled, signed by the operator, with the proof that it is in the journal: to be checked offline with "tricord verify-certificate". 409 while it is not final.',
      parameters: [ID],
      success: [200, jsonAnswer('The certificate.', ref('Certificate'), POSITION_HEADERS)],
      problems: [400, 404, 406, 409, 500, 501, 503],
    }),
  },
  '/v1/instructions/{id}/cancellation': {
    post: command(
      'cancelInstruction',
      'CancellationInput',
      'Ask for the cancellation of an instruction',
      'Before it is matched the party alone cancels it; afterwards every party of the trade must ask.',
    ),
  },
  '/v1/instructions/{id}/hold': {
    post: command(
      'holdInstruction',
      'HoldInput',
      'Put an instruction on hold',
      'It matches, and settles only once whoever put it on hold releases it: its party, or without a party the operator, with its token as bearer.',
    ),
  },
  '/v1/instructions/{id}/release': {
    post: command(
      'releaseInstruction',
      'HoldInput',
      'Release an instruction',
      'Takes back the hold of the party, or without a party that of the operator, with its token as bearer.',
    ),
  },
  '/v1/instructions/{id}/amendment': {
    post: command(
      'amendInstruction',
      'AmendmentInput',
      'Change how an instruction is processed',
      'What it moves never changes: cancel it and send another one.',
    ),
  },
  '/v1/instructions/{id}/reordering': {
    post: command(
      'reorderInstruction',
      'ReorderingInput',
      'Move a payment in its queue',
      'To the front or the back of its priority class, by its owner.',
    ),
  },
};
