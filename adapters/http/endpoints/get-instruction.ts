import { presentInstruction } from '../answers/present-instruction.ts';
import { readFresh } from '../answers/read-fresh.ts';
import { type Edge, type Endpoint, POSITION_HEADER, problemAnswer } from '../endpoint.ts';
import type { Problem } from '../problems/problem.ts';
import { chooseFormat } from '../requests/choose-format.ts';
import { pathIdentifier } from '../requests/path-identifier.ts';

/** `GET /v1/instructions/{id}`, as JSON or as the message that answers the one that brought it. */
export function getInstruction(edge: Edge): Endpoint {
  const { queries, messages } = edge;
  return {
    method: 'get',
    path: '/v1/instructions/:id',
    query: [],
    format: 'chosen',
    async handle(request) {
      const id = pathIdentifier(request);
      if (id === undefined) return problemAnswer(instructionUnknown());
      const fresh = await readFresh(edge, () => queries.instruction(id));
      if (!fresh.ok) return problemAnswer(fresh.problem);
      const { value: instruction, position } = fresh.value;
      if (instruction === undefined) return problemAnswer(instructionUnknown());

      const format = chooseFormat(request, messages.answer(instruction) !== undefined);
      if (!format.ok) return problemAnswer(format.problem);
      const headers = { [POSITION_HEADER]: String(position) };
      const how = { messages, format: format.value, status: 200, headers };
      return presentInstruction(instruction, how);
    },
  };
}

export function instructionUnknown(): Problem {
  return { code: 'instruction_unknown', detail: 'No instruction has this id.' };
}
