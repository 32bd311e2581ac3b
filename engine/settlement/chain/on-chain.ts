import type { SettlementLeg, Trade } from '../instruction.ts';
import type { SettlementState } from '../state.ts';

/** Whether a leg moves what is at home on a chain: its accounts mirror addresses. */
export function isChainLeg({ chain }: SettlementState, { from }: SettlementLeg): boolean {
  return chain.addresses.has(from);
}

export function isOnChain(state: SettlementState, { legs }: Pick<Trade, 'legs'>): boolean {
  return state.chain.addresses.size > 0 && legs.some((leg) => isChainLeg(state, leg));
}

/** Whether it has been started there: from then on neither party ends it. */
export function isSettlingOnChain(state: SettlementState, trade: Trade['id'] | null): boolean {
  return trade !== null && state.chain.settlements.has(trade);
}
