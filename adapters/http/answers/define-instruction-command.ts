import type { CommandBody } from '../../../engine/book/command.ts';
import { type Edge, type Endpoint, problemAnswer } from '../endpoint.ts';
import { instructionUnknown } from '../endpoints/get-instruction.ts';
import type { Outcome } from '../problems/problem.ts';
import { canonicalJson } from '../requests/canonical-json.ts';
import { fingerprintOf } from '../requests/fingerprint-of.ts';
import { idempotencyKey } from '../requests/idempotency-key.ts';
import { mediaOf } from '../requests/media-of.ts';
import { noteAcknowledgement } from '../requests/note-acknowledgement.ts';
import { pathIdentifier } from '../requests/path-identifier.ts';
import { readJsonBody } from '../requests/read-json-body.ts';
import { refuseStranger } from '../requests/refuse-stranger.ts';
import { compileSchema } from '../schemas/compile-schema.ts';
import type { SchemaName } from '../schemas/load-schema.ts';
import { answerCommand } from './answer-command.ts';

export interface InstructionCommand<Body extends object> {
  /** Last part of the path. */
  readonly name: string;
  /** What stands for it in the fingerprint of the request: it must not change. */
  readonly verb: string;
  readonly schema: SchemaName;
  /** Whether the body speaks for the operator, who has to show its token. */
  readonly isOperator?: (body: Body) => boolean;
  toCommand(instruction: string, body: Body): Outcome<CommandBody>;
}

/**
 * Makes `POST /v1/instructions/{id}/{name}`. Without an `Idempotency-Key` it has no key: a refusal of today must not
 * answer the same question tomorrow, when it may be otherwise.
 */
export function defineInstructionCommand<Body extends object>(
  edge: Edge,
  { name, verb, schema, isOperator, toCommand }: InstructionCommand<Body>,
): Endpoint {
  const check = compileSchema<Body>(schema);
  return {
    method: 'post',
    path: `/v1/instructions/:id/${name}`,
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
      const stranger = isOperator?.(body.value)
        ? refuseStranger(request, edge.operatorToken)
        : undefined;
      if (stranger !== undefined) return problemAnswer(stranger);
      const command = toCommand(instruction, body.value);
      if (!command.ok) return problemAnswer(command.problem);

      const fingerprint = fingerprintOf(canonicalJson({ [verb]: instruction, ...body.value }));
      const acknowledgement = await edge.gateway.submit({
        ...command.value,
        ...(key.value === undefined ? {} : { key: key.value, fingerprint }),
      });
      noteAcknowledgement(request, acknowledgement);
      const success = { status: 200, id: instruction, format: 'application/json' };
      return answerCommand(edge, acknowledgement, success);
    },
  };
}
