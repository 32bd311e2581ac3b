import type { Request } from 'express';
import type { CommandBody } from '../../../engine/book/command.ts';
import { headersOf } from '../answers/headers-of.ts';
import { type Edge, type Endpoint, problemAnswer } from '../endpoint.ts';
import { canonicalJson } from '../requests/canonical-json.ts';
import { decodeOperatorCommand, type OperatorBody } from '../requests/decode-operator-command.ts';
import { fingerprintOf } from '../requests/fingerprint-of.ts';
import { mandatoryKey } from '../requests/mandatory-key.ts';
import { mediaOf } from '../requests/media-of.ts';
import { noteAcknowledgement } from '../requests/note-acknowledgement.ts';
import { readJsonBody } from '../requests/read-json-body.ts';
import { refuseStranger } from '../requests/refuse-stranger.ts';
import { compileSchema } from '../schemas/compile-schema.ts';
import { viewTransfer } from '../transfers/view-transfer.ts';

/**
 * `POST /v1/operator/commands`: what the operator of a book asks for. Whoever sends it has to know the operator's
 * token; without one the server takes no such command at all.
 */
export function operate(edge: Edge): Endpoint {
  const check = compileSchema<OperatorBody>('operator-command');
  return {
    method: 'post',
    path: '/v1/operator/commands',
    query: [],
    format: 'json',
    async handle(request) {
      const stranger = refuseStranger(request, edge.operatorToken);
      if (stranger !== undefined) return problemAnswer(stranger);
      const media = mediaOf(request, ['json']);
      if (!media.ok) return problemAnswer(media.problem);
      const key = mandatoryKey(request);
      if (!key.ok) return problemAnswer(key.problem);
      const document = await readJsonBody(request);
      if (!document.ok) return problemAnswer(document.problem);
      const body = check(document.value);
      if (!body.ok) return problemAnswer(body.problem);
      const command = decodeOperatorCommand(body.value, (account) =>
        edge.gateway.scaleOfAccount(account),
      );
      if (!command.ok) return problemAnswer(command.problem);
      return answer(edge, request, command.value, {
        key: key.value,
        fingerprint: fingerprintOf(canonicalJson({ operator: body.value })),
      });
    },
  };
}

async function answer(
  { gateway }: Edge,
  request: Request,
  command: CommandBody,
  idempotency: { readonly key: string; readonly fingerprint: string },
) {
  const acknowledgement = await gateway.submit({ ...command, ...idempotency });
  noteAcknowledgement(request, acknowledgement);
  const { receipt } = acknowledgement;
  const { last } = receipt;
  const headers = last === undefined ? {} : headersOf(acknowledgement, last);
  // Some commands may be repeated without an end, and change nothing then: there is no row to point at.
  if (receipt.ok && receipt.last < receipt.first) {
    const body = { recorded: false, position: receipt.last };
    return { kind: 'json', status: 200, headers, body } as const;
  }
  const view = await viewTransfer(gateway, acknowledgement, []);
  return view.ok
    ? ({ kind: 'json', status: 201, headers, body: view.value } as const)
    : problemAnswer({ ...view.problem, headers });
}
