import type { Receipt } from '../../../engine/book/receipt.ts';
import type { Position } from '../../../engine/ids.ts';
import type { Acknowledgement } from '../../../engine/ports/gateway.ts';
import type { InstructionView } from '../../../engine/ports/queries.ts';
import { type Answer, type Edge, POSITION_HEADER, problemAnswer } from '../endpoint.ts';
import { type Problem, problemOfRefusal } from '../problems/problem.ts';
import { isXml } from '../requests/choose-format.ts';
import { presentInstruction } from './present-instruction.ts';
import { readAt } from './read-fresh.ts';

type Headers = Readonly<Record<string, string>>;

/**
 * Answers a command about an instruction with the instruction as it stood when the engine answered. Everything in
 * the body comes from the journal, so the same key gets the same bytes for ever.
 */
export async function answerCommand(
  edge: Edge,
  acknowledgement: Acknowledgement,
  success: { readonly status: number; readonly id: string | undefined; readonly format: string },
): Promise<Answer> {
  const { receipt } = acknowledgement;
  const id = receipt.instruction?.id ?? (receipt.ok ? success.id : undefined);
  if (receipt.last === undefined) return problemAnswer(problemOfReceipt(receipt));
  const headers = headersOf(acknowledgement, receipt.last);
  if (id === undefined) return problemAnswer({ ...problemOfReceipt(receipt), headers });

  const { last } = receipt;
  const view = await viewAnswered(edge, acknowledgement, { id, last });
  if (view === undefined) return problemAnswer(delayed(last, headers));

  const { format } = success;
  const located = { Location: locationOf(id), ...headers };
  const asMessage = isXml(format) && edge.messages.answer(view) !== undefined;
  if (!receipt.ok && !asMessage) return problemAnswer(rejection(receipt, view, located));
  const status = receipt.ok ? success.status : 422;
  return presentInstruction(view, { messages: edge.messages, format, status, headers: located });
}

/** From the journal, which has it already; a cancellation speaks of an older instruction, which queries show. */
async function viewAnswered(
  edge: Edge,
  acknowledgement: Acknowledgement,
  { id, last }: { readonly id: string; readonly last: Position },
): Promise<InstructionView | undefined> {
  const view = await edge.gateway.view(acknowledgement);
  if (view?.id === id) return view;
  const seen = await readAt(edge, last, () => edge.queries.instruction(id, last));
  if (seen !== undefined && seen.value === undefined) {
    throw new Error(`instruction ${id} is missing at position ${last}`);
  }
  return seen?.value;
}

function locationOf(id: string): string {
  return `/v1/instructions/${encodeURIComponent(id)}`;
}

function headersOf({ replayed }: Acknowledgement, last: Position): Headers {
  const headers = { [POSITION_HEADER]: String(last) };
  return replayed ? { ...headers, 'Idempotent-Replayed': 'true' } : headers;
}

function problemOfReceipt(receipt: Receipt): Problem {
  if (receipt.ok) throw new Error('a command was accepted without an instruction');
  const problem = problemOfRefusal(receipt.refusal);
  // A refusal that was recorded is a fact of its own and outlives the request.
  return receipt.last === undefined
    ? problem
    : { ...problem, instance: `urn:tricord:event:${receipt.last}` };
}

function rejection(receipt: Receipt, instruction: InstructionView, headers: Headers): Problem {
  return {
    ...problemOfReceipt(receipt),
    status: 422,
    instance: locationOf(instruction.id),
    headers,
    members: { instruction },
  };
}

function delayed(position: Position, headers: Headers): Problem {
  return {
    code: 'answer_delayed',
    detail: `It is recorded at position ${position}. Send it again with the same key to read its outcome.`,
    headers,
    members: { position },
  };
}
