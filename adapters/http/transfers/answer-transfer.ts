import { headersOf } from '../answers/headers-of.ts';
import { type Edge, problemAnswer, type WholeAnswer } from '../endpoint.ts';
import type { HttpRequest } from '../exchange.ts';
import { noteAcknowledgement } from '../requests/note-acknowledgement.ts';
import type { OperationBody } from '../schemas/transfer-body.ts';
import { type Idempotency, submitOperations } from './submit-operations.ts';
import { viewTransfer } from './view-transfer.ts';

/** Submits operations as one linked batch, and answers 201 with where it posted. */
export async function answerTransfer(
  { gateway }: Edge,
  request: HttpRequest,
  operations: readonly OperationBody[],
  idempotency: Idempotency,
): Promise<WholeAnswer> {
  const submitted = await submitOperations(gateway, operations, idempotency);
  if (!submitted.ok) return problemAnswer(submitted.problem);
  const acknowledgement = submitted.value;
  noteAcknowledgement(request, acknowledgement);
  const { last } = acknowledgement.receipt;
  const headers = last === undefined ? {} : headersOf(acknowledgement, last);
  const view = await viewTransfer(gateway, acknowledgement, operations);
  return view.ok
    ? { kind: 'json', status: 201, headers, body: view.value }
    : problemAnswer({ ...view.problem, headers });
}
