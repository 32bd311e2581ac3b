import type { Operation } from '../ledger/operation.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { BridgesState } from './bridge-state.ts';
import { WITHDRAWAL_PREFIX } from './decide-withdrawal.ts';
import { SUSPENSE_PREFIX } from './deposit-name.ts';

/** Holds of bridges end by what the chain says: nobody resolves them by hand, and nobody makes any by their names. */
export function guardBridgeHolds(
  bridges: BridgesState,
  operations: readonly Operation[],
): Refusal | undefined {
  if (bridges.size === 0) return undefined;
  for (const [index, operation] of operations.entries()) {
    if (operation.op === 'transfer' || !isOfBridge(String(operation.id))) continue;
    const field = `operations[${index}].id`;
    if (operation.op === 'hold') {
      return refuse('identifier_invalid', field, 'holds of that name are those of bridges');
    }
    return refuse('hold_bridged', field, `"${operation.id}" waits for the chain`);
  }
  return undefined;
}

function isOfBridge(id: string): boolean {
  return id.startsWith(SUSPENSE_PREFIX) || id.startsWith(WITHDRAWAL_PREFIX);
}
