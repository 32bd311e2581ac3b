import { invariant } from '../assert.ts';
import type { BridgeId, HoldId } from '../ids.ts';
import type { Bridge, Evidence, Withdrawal } from './bridge.ts';
import type { BridgeEvent, BridgeEventOf } from './bridge-event.ts';
import { type BridgesState, newBridge } from './bridge-state.ts';
import { spend } from './withdrawal-window.ts';

/** Applies one event to the bridges alone, for those who keep no ledger. Answers the bridge it is about. */
export function changeBridge(bridges: BridgesState, event: BridgeEvent): Bridge {
  if (event.type === 'bridge_defined') {
    const known = bridges.get(event.terms.id) ?? newBridge(event.terms);
    known.terms = event.terms;
    bridges.set(event.terms.id, known);
    return known;
  }
  const bridge = bridgeOf(bridges, event.bridge);
  apply(bridge, event);
  return bridge;
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

function bridgeOf(bridges: BridgesState, id: BridgeId): Bridge {
  const bridge = bridges.get(id);
  invariant(bridge !== undefined, 'events name bridges that are defined', () => id);
  return bridge;
}

function withdrawalOf({ withdrawals }: Bridge, id: HoldId): Withdrawal {
  const withdrawal = withdrawals.get(id);
  invariant(withdrawal !== undefined, 'a withdrawal ends once', () => id);
  return withdrawal;
}
