import type { Position } from '../../../engine/ids.ts';
import type { Acknowledgement } from '../../../engine/ports/gateway.ts';
import { POSITION_HEADER } from '../endpoint.ts';

/** Headers of an answer to a command that is recorded up to `last`. */
export function headersOf(
  { replayed }: Acknowledgement,
  last: Position,
): Readonly<Record<string, string>> {
  const headers = { [POSITION_HEADER]: String(last) };
  return replayed ? { ...headers, 'Idempotent-Replayed': 'true' } : headers;
}
