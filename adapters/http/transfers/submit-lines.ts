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

/** What became of a line that was submitted, and how to tell it. */
export interface SubmittedLine {
  readonly outcome: Promise<Outcome<Acknowledgement>>;
  answer(outcome: Outcome<Acknowledgement>): LineAnswer | Promise<LineAnswer>;
}

interface Context {
  readonly check: Check<TransferLine>;
  readonly requestId: string;
}

/**
 * Submits lines, each as a linked batch under its own key, all of them in this turn, so that they share rows of the
 * journal. A bad line stops no other.
 */
export function submitLines(
  gateway: Gateway,
  lines: readonly Line[],
  context: Context,
): readonly (SubmittedLine | LineAnswer)[] {
  return lines.map((line) => submitLine(gateway, line, context));
}

function submitLine(
  gateway: Gateway,
  { line, text }: Line,
  { check, requestId }: Context,
): SubmittedLine | LineAnswer {
  const body = parseLine(text, check);
  if (!body.ok) return render(line, body, requestId);
  const { key, operations } = body.value;
  const tell = (view: Outcome<TransferView>, acknowledgement: Acknowledgement) => ({
    ...render(line, view, requestId),
    acknowledgement,
  });
  return {
    outcome: submitOperations(gateway, operations, { key: commandKey('http', key) }),
    answer(outcome) {
      if (!outcome.ok) return render(line, outcome, requestId);
      const view = viewTransfer(gateway, outcome.value, operations);
      return view instanceof Promise
        ? view.then((later) => tell(later, outcome.value))
        : tell(view, outcome.value);
    },
  };
}

function render(line: number, outcome: Outcome<TransferView>, requestId: string): LineAnswer {
  if (outcome.ok) return { text: renderView(line, outcome.value) };
  const { problem } = outcome;
  const text = JSON.stringify({ line, ...problemBody(problem, requestId) });
  return { text, problem: problem.code };
}

/** As `JSON.stringify` writes it, only quicker: nothing in it needs an escape. */
function renderView(line: number, { position, time, hash, amounts }: TransferView): string {
  const posted = `{"line":${line},"status":201,"position":${position},"time":"${time}","hash":"${hash}"`;
  return amounts === undefined ? `${posted}}` : `${posted},"amounts":${JSON.stringify(amounts)}}`;
}
