import { defineInstructionCommand } from '../answers/define-instruction-command.ts';
import type { Edge, Endpoint } from '../endpoint.ts';
import { found } from '../problems/problem.ts';

/** `POST /v1/instructions/{id}/cancellation` */
export function cancelInstruction(edge: Edge): Endpoint {
  return defineInstructionCommand<{ readonly party: string }>(edge, {
    name: 'cancellation',
    verb: 'cancel',
    schema: 'cancellation',
    toCommand: (instruction, { party }) =>
      found({ type: 'cancel_instruction', instruction, party }),
  });
}
