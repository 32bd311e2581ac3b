import { answerCommand } from '../answers/answer-command.ts';
import { type Edge, type Endpoint, problemAnswer } from '../endpoint.ts';
import { chooseFormat } from '../requests/choose-format.ts';
import { idempotencyKey } from '../requests/idempotency-key.ts';
import { mediaOf } from '../requests/media-of.ts';
import { noteAcknowledgement } from '../requests/note-acknowledgement.ts';
import { readSubmission } from '../requests/read-submission.ts';
import { compileSchema } from '../schemas/compile-schema.ts';
import type { InstructionBody } from '../schemas/instruction-body.ts';

/** `POST /v1/instructions`: JSON or a message; 201 with the instruction, on a repetition too. */
export function submitInstruction(edge: Edge): Endpoint {
  const check = compileSchema<InstructionBody>('instruction');
  return {
    method: 'post',
    path: '/v1/instructions',
    query: [],
    format: 'chosen',
    async handle(request) {
      // Everything that depends on headers alone comes first: afterwards it would be recorded and then refused.
      const media = mediaOf(request, ['json', 'xml']);
      if (!media.ok) return problemAnswer(media.problem);
      const format = chooseFormat(request, media.value === 'xml');
      if (!format.ok) return problemAnswer(format.problem);
      const named = idempotencyKey(request);
      if (!named.ok) return problemAnswer(named.problem);

      const submission = await readSubmission(request, media.value, check, edge.messages);
      if (!submission.ok) return problemAnswer(submission.problem);
      const { instruction, fingerprint, key } = submission.value;
      const acknowledgement = await edge.gateway.submit({
        type: 'submit_instruction',
        instruction,
        key: named.value ?? key,
        fingerprint,
      });
      noteAcknowledgement(request, acknowledgement);
      const success = { status: 201, id: undefined, format: format.value };
      return answerCommand(edge, acknowledgement, success);
    },
  };
}
