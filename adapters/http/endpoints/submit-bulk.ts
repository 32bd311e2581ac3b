import type { Request } from 'express';
import { type Answer, type Edge, type Endpoint, problemAnswer } from '../endpoint.ts';
import type { Problem } from '../problems/problem.ts';
import { idempotencyKey } from '../requests/idempotency-key.ts';
import { mandatoryKey } from '../requests/mandatory-key.ts';
import { mediaOf } from '../requests/media-of.ts';
import { choiceParameter } from '../requests/parameters.ts';
import { readParameters } from '../requests/read-parameters.ts';
import { type Check, compileSchema } from '../schemas/compile-schema.ts';
import type { TransferBody, TransferLine } from '../schemas/transfer-body.ts';
import { answerTransfer } from '../transfers/answer-transfer.ts';
import { fingerprintOperations } from '../transfers/fingerprint-operations.ts';
import { joinLines } from '../transfers/join-lines.ts';
import { readLines } from '../transfers/read-lines.ts';
import { streamAnswers } from '../transfers/stream-answers.ts';
import { SubmittedLines } from '../transfers/submitted-lines.ts';

const atomic = choiceParameter(['true', 'false']);
const KEY_OF_LINES: Problem = {
  code: 'idempotency_key_invalid',
  detail: 'Give each line a key of its own in its field "key"; this header goes with atomic=true.',
  field: 'Idempotency-Key',
};

/**
 * `POST /v1/transfers/bulk`: thousands of transfers as JSON lines, each with its own key and its own answer in a line
 * of the answer; with `atomic=true` all of them as one linked batch under the key of the request.
 */
export function submitBulk(edge: Edge): Endpoint {
  const checkLine = compileSchema<TransferLine>('transfer', 'TransferLine');
  const checkPart = compileSchema<TransferBody>('transfer');
  return {
    method: 'post',
    path: '/v1/transfers/bulk',
    query: ['atomic'],
    // JSON lines or, for a request as a whole, JSON: no client accepts one and not the other.
    format: 'any',
    async handle(request) {
      const parameters = readParameters(request, { atomic });
      if (!parameters.ok) return problemAnswer(parameters.problem);
      const media = mediaOf(request, ['lines']);
      if (!media.ok) return problemAnswer(media.problem);
      return parameters.value.atomic === 'true'
        ? submitTogether(edge, request, checkPart)
        : submitEach(edge, request, checkLine);
    },
  };
}

async function submitEach(
  { gateway }: Edge,
  request: Request,
  check: Check<TransferLine>,
): Promise<Answer> {
  const key = idempotencyKey(request);
  if (!key.ok) return problemAnswer(key.problem);
  if (key.value !== undefined) return problemAnswer(KEY_OF_LINES);
  const lines = await readLines(request);
  if (!lines.ok) return problemAnswer(lines.problem);
  const requestId = String(request.res?.locals.requestId);
  const submitted = new SubmittedLines(gateway, lines.value, { check, requestId });
  return { kind: 'lines', status: 200, lines: streamAnswers(request, submitted) };
}

async function submitTogether(
  edge: Edge,
  request: Request,
  check: Check<TransferBody>,
): Promise<Answer> {
  const key = mandatoryKey(request);
  if (!key.ok) return problemAnswer(key.problem);
  const lines = await readLines(request);
  if (!lines.ok) return problemAnswer(lines.problem);
  const joined = joinLines(lines.value, check);
  if (!joined.ok) return problemAnswer(joined.problem);
  const { operations, locate } = joined.value;
  const fingerprint = fingerprintOperations(operations);
  const answer = await answerTransfer(edge, request, operations, { key: key.value, fingerprint });
  return answer.kind === 'problem' ? problemAnswer(locate(answer.problem)) : answer;
}
