import { invariant } from '../assert.ts';
import type { BridgeId, HoldId } from '../ids.ts';
import { postMovements } from '../ledger/post.ts';
import { type Bridge, type Evidence, liabilityOf, type Withdrawal } from './bridge.ts';
import { type BridgeEvent, type BridgeEventOf, movedBy } from './bridge-event.ts';
import { type BridgeWorld, bridgedSupply, newBridge } from './bridge-state.ts';
import { spend } from './withdrawal-window.ts';

/** Applies one event about a bridge, what the ledger has to post for it included. */
export function evolveBridge(world: BridgeWorld, event: BridgeEvent): void {
  const movements = movedBy(event);
  if (movements.length > 0) postMovements(world.ledger, movements);
  if (event.type === 'bridge_defined') {
    const known = world.bridges.get(event.terms.id);
    if (known === undefined) world.bridges.set(event.terms.id, newBridge(event.terms));
    else known.terms = event.terms;
    return;
  }
  const bridge = bridgeOf(world, event.bridge);
  apply(bridge, event);
  if (movements.length > 0) assertBacked(world, bridge);
}

function apply(bridge: Bridge, event: Exclude<BridgeEvent, { type: 'bridge_defined' }>): void {
  switch (event.type) {
    case 'bridge_deposit_seen':
      bridge.seen.set(event.deposit.number, { deposit: event.deposit, level: event.level });
      return;
    case 'bridge_deposit_reversed':
      bridge.seen.delete(event.deposit);
      return;
    case 'bridge_deposit_credited':
      return take(bridge, event);
    case 'bridge_deposit_suspended': {
      take(bridge, event);
      const { deposit, hold, code, detail } = event;
      bridge.suspended.set(deposit.number, { deposit, hold, code, detail });
      return;
    }
    case 'bridge_suspense_released':
      return leaveSuspense(bridge, event.deposit);
    case 'bridge_withdrawal_requested':
      return request(bridge, event);
    case 'bridge_release_started':
      withdrawalOf(bridge, event.withdrawal).started = true;
      return;
    case 'bridge_release_seen': {
      const { outcome, level, evidence } = event;
      withdrawalOf(bridge, event.withdrawal).seen = { outcome, level, evidence };
      return;
    }
    case 'bridge_release_reversed':
      delete withdrawalOf(bridge, event.withdrawal).seen;
      return;
    case 'bridge_withdrawal_ended':
      return end(bridge, event);
    case 'bridge_compared':
      bridge.compared = event.comparison;
      return raiseBlock(bridge, event.comparison);
    case 'bridge_stopped':
      bridge.stopped = event.stop;
      if (event.comparison === undefined) return;
      bridge.compared = event.comparison;
      return raiseBlock(bridge, event.comparison);
    case 'bridge_resumed':
      delete bridge.stopped;
      bridge.accepted = event.accepted;
      return;
  }
}

function take(
  bridge: Bridge,
  { deposit }: BridgeEventOf<'bridge_deposit_credited' | 'bridge_deposit_suspended'>,
): void {
  const inTurn = deposit.previous === bridge.lastDeposit && deposit.number > deposit.previous;
  invariant(inTurn, 'a deposit is credited once', () => `${bridge.terms.id} ${deposit.number}`);
  bridge.lastDeposit = deposit.number;
  bridge.deposited += deposit.amount;
  for (const number of bridge.seen.keys()) {
    if (number <= deposit.number) bridge.seen.delete(number);
  }
  raiseBlock(bridge, deposit.evidence);
}

function leaveSuspense(bridge: Bridge, number: number): void {
  const left = bridge.suspended.delete(number);
  invariant(left, 'a deposit leaves suspense once', () => `${bridge.terms.id} ${number}`);
}

function request(
  bridge: Bridge,
  { withdrawal }: BridgeEventOf<'bridge_withdrawal_requested'>,
): void {
  const { number, returns, at, amount } = withdrawal;
  invariant(number === bridge.lastWithdrawal + 1, 'withdrawals are counted', () => withdrawal.id);
  if (returns !== undefined) leaveSuspense(bridge, returns);
  bridge.lastWithdrawal = number;
  bridge.withdrawals.set(withdrawal.id, { ...withdrawal, started: false });
  bridge.spent = spend(bridge.spent, bridge.terms.limits, at, amount);
}

function end(
  bridge: Bridge,
  { withdrawal: id, outcome, evidence }: BridgeEventOf<'bridge_withdrawal_ended'>,
): void {
  const { amount } = withdrawalOf(bridge, id);
  bridge.withdrawals.delete(id);
  if (outcome === 'released') bridge.withdrawn += amount;
  if (evidence !== undefined) raiseBlock(bridge, evidence);
}

function raiseBlock(bridge: Bridge, { block }: { readonly block: Evidence['block'] }): void {
  if (block.number > bridge.block) bridge.block = block.number;
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

function bridgeOf({ bridges }: BridgeWorld, id: BridgeId): Bridge {
  const bridge = bridges.get(id);
  invariant(bridge !== undefined, 'events name bridges that are defined', () => id);
  return bridge;
}

function withdrawalOf({ withdrawals }: Bridge, id: HoldId): Withdrawal {
  const withdrawal = withdrawals.get(id);
  invariant(withdrawal !== undefined, 'a withdrawal ends once', () => id);
  return withdrawal;
}
