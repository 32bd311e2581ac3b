import type { LedgerState } from '../../ledger/state.ts';
import type { SettlementState } from '../state.ts';

/** A settlement that has started on chains stands for an open trade, and what it reserved is held. */
export function checkChains({
  ledger,
  settlement,
}: {
  readonly ledger: LedgerState;
  readonly settlement: SettlementState;
}): readonly string[] {
  const details: string[] = [];
  for (const { trade, reservations } of settlement.chain.settlements.values()) {
    if (!settlement.openTrades.has(trade))
      details.push(`${trade} settles on a chain and is closed`);
    for (const { id, amount } of reservations) {
      if (ledger.holds.get(id)?.amount === amount) continue;
      details.push(`${id} is not held for ${trade}, which settles on a chain`);
    }
  }
  return details;
}
