import type { Position } from '../../../engine/ids.ts';
import type { Problem } from '../problems/problem.ts';
import { integerParameter } from '../requests/parameters.ts';

/** `at`: the position of an event, from 1. */
export const positionParameter = integerParameter(1, Number.MAX_SAFE_INTEGER);

/** What was asked as of an event that has not happened would be answered otherwise later. */
export function checkPast(at: Position | undefined, last: Position): Problem | undefined {
  if (at === undefined || at <= last) return undefined;
  const detail = `The last event so far is at position ${last}.`;
  return { code: 'parameter_invalid', field: 'at', detail };
}
