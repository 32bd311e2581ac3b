import { answerCommand } from '../answers/answer-command.ts';
import { type Edge, type Endpoint, problemAnswer } from '../endpoint.ts';
import { canonicalJson } from '../requests/canonical-json.ts';
import { fingerprintOf } from '../requests/fingerprint-of.ts';
import { idempotencyKey } from '../requests/idempotency-key.ts';
import { mediaOf } from '../requests/media-of.ts';
import { noteAcknowledgement } from '../requests/note-acknowledgement.ts';
import { pathIdentifier } from '../requests/path-identifier.ts';
import { readJsonBody } from '../requests/read-json-body.ts';
import { compileSchema } from '../schemas/compile-schema.ts';
import { instructionUnknown } from './get-instruction.ts';

/**
 * `POST /v1/instructions/{id}/cancellation`. Without an `Idempotency-Key` it has no key: a refusal of today must
 * not answer the same question tomorrow, when the instruction may be cancellable.
 */
export function cancelInstruction(edge: Edge): Endpoint {
  const check = compileSchema<{ readonly party: string }>('cancellation');
  return {
    method: 'post',
    path: '/v1/instructions/:id/cancellation',
    query: [],
    format: 'json',
    async handle(request) {
      const instruction = pathIdentifier(request);
      if (instruction === undefined) return problemAnswer(instructionUnknown());
      const media = mediaOf(request, ['json']);
      if (!media.ok) return problemAnswer(media.problem);
      const key = idempotencyKey(request);
      if (!key.ok) return problemAnswer(key.problem);
      const document = await readJsonBody(request);
      if (!document.ok) return problemAnswer(document.problem);
      const body = check(document.value);
      if (!body.ok) return problemAnswer(body.problem);

      const { party } = body.value;
      const fingerprint = fingerprintOf(canonicalJson({ cancel: instruction, party }));
      const acknowledgement = await edge.gateway.submit({
        type: 'cancel_instruction',
        instruction,
        party,
        ...(key.value === undefined ? {} : { key: key.value, fingerprint }),
      });
      noteAcknowledgement(request, acknowledgement);
      const success = { status: 200, id: instruction, format: 'application/json' };
      return answerCommand(edge, acknowledgement, success);
    },
  };
}
