import { type Bridge, liabilityOf } from './bridge.ts';
import { type BridgeWorld, bridgedSupply } from './bridge-state.ts';

/** What does not hold of the bridges in a state: every amount under way is held, and supply covers what vaults back. */
export function checkBridges(world: BridgeWorld): readonly string[] {
  const { bridges, ledger, instruments } = world;
  const found: string[] = [];
  for (const bridge of bridges.values()) {
    found.push(...checkHolds(world, bridge));
    const { id, instrument } = bridge.terms;
    if (liabilityOf(bridge) < 0n) found.push(`${id} paid more than it took in`);
    const issuance = instruments.instruments.get(instrument)?.issuanceAccount;
    const supply = -(ledger.accounts.get(issuance as never)?.posted ?? 0n);
    const backed = bridgedSupply(bridges, instrument);
    if (supply < backed) found.push(`supply of ${instrument} is ${supply}, vaults back ${backed}`);
  }
  return found;
}

function checkHolds({ ledger }: BridgeWorld, { terms, ...bridge }: Bridge): readonly string[] {
  const found: string[] = [];
  for (const { id, account, amount } of bridge.withdrawals.values()) {
    const hold = ledger.holds.get(id);
    if (hold?.from !== account || hold.amount !== amount) {
      found.push(`${id} withdraws ${amount} of ${account}, its hold says otherwise`);
    }
  }
  for (const { hold: id, deposit } of bridge.suspended.values()) {
    const hold = ledger.holds.get(id);
    if (hold?.from !== terms.suspense || hold.amount !== deposit.amount) {
      found.push(`${id} keeps ${deposit.amount} in suspense, its hold says otherwise`);
    }
  }
  return found;
}
