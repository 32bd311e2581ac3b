import { defineInstructionCommand } from '../answers/define-instruction-command.ts';
import type { Edge, Endpoint } from '../endpoint.ts';
import { found } from '../problems/problem.ts';

/** `POST /v1/instructions/{id}/release`: takes the party's own hold back, or without a party the operator's. */
export function releaseInstruction(edge: Edge): Endpoint {
  return defineInstructionCommand<{ readonly party?: string }>(edge, {
    name: 'release',
    verb: 'release',
    schema: 'hold',
    isOperator: ({ party }) => party === undefined,
    toCommand: (instruction, body) => found({ type: 'release_instruction', instruction, ...body }),
  });
}
