import type { Operation } from '../ledger/operation.ts';
import type { SettlementLeg } from './instruction.ts';

/** What the ledger has to post for the legs. */
export function operationsOf(legs: readonly SettlementLeg[]): (Operation & { op: 'transfer' })[] {
  return legs.map(({ from, to, amount }) => ({ op: 'transfer', from, to, amount }));
}
