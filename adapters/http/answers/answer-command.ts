import type { Receipt } from '../../../engine/book/receipt.ts';
import type { Position } from '../../../engine/ids.ts';
import type { Acknowledgement } from '../../../engine/ports/gateway.ts';
import type { InstructionView } from '../../../engine/ports/queries.ts';
import { type Answer, type Edge, problemAnswer } from '../endpoint.ts';
import type { Problem } from '../problems/problem.ts';
import { isXml } from '../requests/choose-format.ts';
import { answerDelayed } from './answer-delayed.ts';
import { headersOf } from './headers-of.ts';
import { presentInstruction } from './present-instruction.ts';
import { problemOfReceipt } from './problem-of-receipt.ts';
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
  if (view === undefined) return problemAnswer(answerDelayed(last, headers));

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

function rejection(receipt: Receipt, instruction: InstructionView, headers: Headers): Problem {
  return {
    ...problemOfReceipt(receipt),
    status: 422,
    instance: locationOf(instruction.id),
    headers,
    members: { instruction },
  };
}
