import type { Acknowledgement } from '../../../engine/ports/gateway.ts';
import type { HttpRequest } from '../exchange.ts';

/** Keeps for the log where what the request asked for is recorded. */
export function noteAcknowledgement(request: HttpRequest, acknowledgement: Acknowledgement): void {
  if (request.res === undefined) return;
  const { receipt, recorded, replayed } = acknowledgement;
  if (receipt.last === undefined) return;
  const row = recorded === undefined ? {} : { row: recorded.hash };
  request.res.locals.recorded = { position: receipt.first ?? receipt.last, ...row, replayed };
}
