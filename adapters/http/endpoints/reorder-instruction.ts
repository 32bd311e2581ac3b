import type { QueueEnd } from '../../../engine/settlement/queue/queue-rules.ts';
import { defineInstructionCommand } from '../answers/define-instruction-command.ts';
import type { Edge, Endpoint } from '../endpoint.ts';
import { found } from '../problems/problem.ts';

/** `POST /v1/instructions/{id}/reordering`: to an end of its priority class in the queue that it waits in. */
export function reorderInstruction(edge: Edge): Endpoint {
  return defineInstructionCommand<{ readonly party: string; readonly to: QueueEnd }>(edge, {
    name: 'reordering',
    verb: 'reorder',
    schema: 'reordering',
    toCommand: (instruction, body) => found({ type: 'reorder_instruction', instruction, ...body }),
  });
}
