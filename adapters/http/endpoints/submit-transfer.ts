import { type Edge, type Endpoint, problemAnswer } from '../endpoint.ts';
import { canonicalJson } from '../requests/canonical-json.ts';
import { fingerprintOf } from '../requests/fingerprint-of.ts';
import { mandatoryKey } from '../requests/mandatory-key.ts';
import { mediaOf } from '../requests/media-of.ts';
import { readJsonBody } from '../requests/read-json-body.ts';
import { compileSchema } from '../schemas/compile-schema.ts';
import type { TransferBody } from '../schemas/transfer-body.ts';
import { answerTransfer } from '../transfers/answer-transfer.ts';

/** `POST /v1/transfers`: operations that post together or not at all; 201, on a repetition too. */
export function submitTransfer(edge: Edge): Endpoint {
  const check = compileSchema<TransferBody>('transfer');
  return {
    method: 'post',
    path: '/v1/transfers',
    query: [],
    format: 'json',
    async handle(request) {
      const media = mediaOf(request, ['json']);
      if (!media.ok) return problemAnswer(media.problem);
      const key = mandatoryKey(request);
      if (!key.ok) return problemAnswer(key.problem);
      const document = await readJsonBody(request);
      if (!document.ok) return problemAnswer(document.problem);
      const body = check(document.value);
      if (!body.ok) return problemAnswer(body.problem);

      const { operations } = body.value;
      const fingerprint = fingerprintOf(canonicalJson(operations));
      return answerTransfer(edge, request, operations, { key: key.value, fingerprint });
    },
  };
}
