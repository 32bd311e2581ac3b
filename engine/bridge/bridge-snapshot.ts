import type { Bridge, SeenDeposit, SuspendedDeposit, Withdrawal } from './bridge.ts';
import { type BridgesState, newBridge } from './bridge-state.ts';

/** A bridge as plain data. */
export interface BridgeContent extends Omit<Bridge, 'seen' | 'suspended' | 'withdrawals'> {
  readonly seen: readonly SeenDeposit[];
  readonly suspended: readonly SuspendedDeposit[];
  readonly withdrawals: readonly Withdrawal[];
}

export function keepBridges(bridges: BridgesState): readonly BridgeContent[] {
  return [...bridges.values()].map(({ seen, suspended, withdrawals, ...rest }) => ({
    ...rest,
    // In an order that does not depend on what was told first.
    seen: [...seen.values()].sort((one, other) => one.deposit.number - other.deposit.number),
    suspended: [...suspended.values()],
    withdrawals: [...withdrawals.values()],
  }));
}

export function restoreBridges(content: readonly BridgeContent[] = []): BridgesState {
  const bridges: BridgesState = new Map();
  for (const { seen, suspended, withdrawals, ...rest } of content) {
    const bridge = Object.assign(newBridge(rest.terms), rest);
    for (const each of seen) bridge.seen.set(each.deposit.number, each);
    for (const each of suspended) bridge.suspended.set(each.deposit.number, each);
    for (const each of withdrawals) bridge.withdrawals.set(each.id, each);
    bridges.set(bridge.terms.id, bridge);
  }
  return bridges;
}
