import type { Operation } from '../../ledger/operation.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { RESERVATION_PREFIX } from './plan.ts';

/** What is reserved for a settlement on chains ends with that alone, and nobody makes holds by such names. */
export function guardReservations(operations: readonly Operation[]): Refusal | undefined {
  for (const [index, operation] of operations.entries()) {
    if (operation.op === 'transfer' || !String(operation.id).startsWith(RESERVATION_PREFIX))
      continue;
    const field = `operations[${index}].id`;
    if (operation.op === 'hold') {
      return refuse(
        'identifier_invalid',
        field,
        `holds named ${RESERVATION_PREFIX}… are the engine's`,
      );
    }
    return refuse('hold_reserved', field, `"${operation.id}" ends with its settlement on a chain`);
  }
  return undefined;
}
