import { defineInstructionCommand } from '../answers/define-instruction-command.ts';
import type { Edge, Endpoint } from '../endpoint.ts';
import { found } from '../problems/problem.ts';

/** `POST /v1/instructions/{id}/hold`: it settles only once it is released. Without a party the operator asks. */
export function holdInstruction(edge: Edge): Endpoint {
  return defineInstructionCommand<{ readonly party?: string }>(edge, {
    name: 'hold',
    verb: 'hold',
    schema: 'hold',
    isOperator: ({ party }) => party === undefined,
    toCommand: (instruction, body) => found({ type: 'hold_instruction', instruction, ...body }),
  });
}
