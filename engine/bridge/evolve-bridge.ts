import { invariant } from '../assert.ts';
import { postMovements } from '../ledger/post.ts';
import { type Bridge, liabilityOf } from './bridge.ts';
import { type BridgeEvent, movedBy } from './bridge-event.ts';
import { type BridgeWorld, bridgedSupply } from './bridge-state.ts';
import { changeBridge } from './change-bridge.ts';

/** Applies one event about a bridge, what the ledger has to post for it included. */
export function evolveBridge(world: BridgeWorld, event: BridgeEvent): void {
  const movements = movedBy(event);
  if (movements.length > 0) postMovements(world.ledger, movements);
  const bridge = changeBridge(world.bridges, event);
  if (movements.length > 0) assertBacked(world, bridge);
}

/** Nothing that a vault holds is redeemed behind its back. */
function assertBacked({ ledger, instruments, bridges }: BridgeWorld, bridge: Bridge): void {
  const { id, instrument } = bridge.terms;
  invariant(liabilityOf(bridge) >= 0n, 'no vault pays more than it took in', () => id);
  const issuance = instruments.instruments.get(instrument)?.issuanceAccount;
  const supply = -(ledger.accounts.get(issuance as never)?.posted ?? 0n);
  const covers = supply >= bridgedSupply(bridges, instrument);
  invariant(covers, 'what came over a bridge is part of the supply', () => `${id}: ${supply}`);
}
