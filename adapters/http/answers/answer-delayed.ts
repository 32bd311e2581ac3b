import type { Position } from '../../../engine/ids.ts';
import type { Problem } from '../problems/problem.ts';

/** The command is recorded, and what proves it cannot be read right now. */
export function answerDelayed(
  position: Position,
  headers: Readonly<Record<string, string>>,
): Problem {
  return {
    code: 'answer_delayed',
    detail: `It is recorded at position ${position}. Send it again with the same key to read its outcome.`,
    headers,
    members: { position },
  };
}
