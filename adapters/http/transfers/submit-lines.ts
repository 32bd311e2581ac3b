import type { Acknowledgement, Gateway } from '../../../engine/ports/gateway.ts';
import type { Outcome, ProblemCode } from '../problems/problem.ts';
import { problemBody } from '../problems/render-problem.ts';
import { commandKey } from '../requests/command-key.ts';
import type { Check } from '../schemas/compile-schema.ts';
import type { TransferLine } from '../schemas/transfer-body.ts';
import { parseLine } from './parse-line.ts';
import type { Line } from './read-lines.ts';
import { submitOperations } from './submit-operations.ts';
import { type TransferView, viewTransfer } from './view-transfer.ts';

/** What became of a line: text of the answer's line, and what the log counts. */
export interface LineAnswer {
  readonly text: string;
  readonly acknowledgement?: Acknowledgement;
  readonly problem?: ProblemCode;
}

/**
 * Submits lines, each as a linked batch under its own key, all of them in this turn, so that they share rows of the
 * journal. A bad line stops no other.
 */
export function submitLines(
  gateway: Gateway,
  lines: readonly Line[],
  context: { readonly check: Check<TransferLine>; readonly requestId: string },
): readonly Promise<LineAnswer>[] {
  return lines.map((line) => submitLine(gateway, line, context));
}

async function submitLine(
  gateway: Gateway,
  { line, text }: Line,
  { check, requestId }: { readonly check: Check<TransferLine>; readonly requestId: string },
): Promise<LineAnswer> {
  const body = parseLine(text, check);
  if (!body.ok) return render(line, body, requestId);
  const { key, operations } = body.value;
  const submitted = await submitOperations(gateway, operations, { key: commandKey('http', key) });
  if (!submitted.ok) return render(line, submitted, requestId);
  const acknowledgement = submitted.value;
  const view = await viewTransfer(gateway, acknowledgement, operations);
  return { ...render(line, view, requestId), acknowledgement };
}

function render(line: number, outcome: Outcome<TransferView>, requestId: string): LineAnswer {
  if (outcome.ok) return { text: JSON.stringify({ line, status: 201, ...outcome.value }) };
  const { problem } = outcome;
  const text = JSON.stringify({ line, ...problemBody(problem, requestId) });
  return { text, problem: problem.code };
}
