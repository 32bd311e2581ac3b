import type { TimeMs } from '../../../engine/ids.ts';
import { failed, found, type Outcome } from '../problems/problem.ts';

/** Reads a time that the schema has found to be RFC 3339. */
export function decodeTime(text: string, field: string): Outcome<TimeMs> {
  const timeMs = Date.parse(text.toUpperCase().replace(' ', 'T'));
  // RFC 3339 has leap seconds; the engine's time does not.
  return Number.isNaN(timeMs)
    ? failed('date_invalid', 'write a time without a leap second', field)
    : found(timeMs);
}
