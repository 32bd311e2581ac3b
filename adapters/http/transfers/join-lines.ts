import type { Outcome, Problem } from '../problems/problem.ts';
import { failed, found } from '../problems/problem.ts';
import type { Check } from '../schemas/compile-schema.ts';
import type { OperationBody, TransferBody } from '../schemas/transfer-body.ts';
import { parseBody } from './parse-body.ts';
import type { Line } from './read-lines.ts';

/** The operations of all lines in one list, and where each came from. */
export interface JoinedLines {
  readonly operations: readonly OperationBody[];
  /** The same problem, told of the line instead of the list: `operations[0].from`, and the line as a member. */
  locate(problem: Problem): Problem;
}

interface Origin {
  readonly line: number;
  readonly index: number;
}

const NOT_UTF8 = failed('encoding_invalid', 'The line has bytes that are not UTF-8.');
const FIELD = /^operations\[(\d+)\]/;

/** Joins the lines of an atomic bulk. Fails with the problem of the first line that is wrong. */
export function joinLines(
  lines: readonly Line[],
  check: Check<TransferBody>,
): Outcome<JoinedLines> {
  const operations: OperationBody[] = [];
  const origins: Origin[] = [];
  for (const { line, text } of lines) {
    const body = text === undefined ? NOT_UTF8 : parseBody(text, check);
    if (!body.ok) return { ok: false, problem: { ...body.problem, members: { line } } };
    for (const [index, operation] of body.value.operations.entries()) {
      operations.push(operation);
      origins.push({ line, index });
    }
  }
  return found({ operations, locate: (problem) => locate(problem, origins) });
}

function locate(problem: Problem, origins: readonly Origin[]): Problem {
  const [start, index] = FIELD.exec(problem.field ?? '') ?? [];
  const origin = index === undefined ? undefined : origins[Number(index)];
  if (start === undefined || origin === undefined) return problem;
  const field = `operations[${origin.index}]${problem.field?.slice(start.length)}`;
  return { ...problem, field, members: { ...problem.members, line: origin.line } };
}
