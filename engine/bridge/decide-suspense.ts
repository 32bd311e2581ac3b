import type { AccountId } from '../ids.ts';
import { decidePosting } from '../ledger/decide-posting.ts';
import type { Operation } from '../ledger/operation.ts';
import { accepted, type Result, refused } from '../refusal.ts';
import type { Bridge, SuspendedDeposit } from './bridge.ts';
import type { BridgeCommandOf } from './bridge-command.ts';
import type { BridgeEvent } from './bridge-event.ts';
import { type BridgeContext, type BridgeWorld, findBridge } from './bridge-state.ts';
import { decideWithdrawalOf } from './decide-withdrawal.ts';

/** Credits what was kept: to the account that the deposit names, or to the one that the operator says. */
export function decideReleaseSuspended(
  world: BridgeWorld,
  context: BridgeContext,
  command: BridgeCommandOf<'release_suspended_deposit'>,
): Result<BridgeEvent[]> {
  const found = findSuspended(world, command);
  if (!found.ok) return found;
  const { bridge, suspended } = found.value;
  const account = (command.account ?? suspended.deposit.beneficiary) as AccountId;
  return releaseTo(context, bridge, suspended, account);
}

/** Gives it back to its sender: a withdrawal like others, limits included, whose money comes out of suspense. */
export function decideReturnSuspended(
  world: BridgeWorld,
  context: BridgeContext,
  command: BridgeCommandOf<'return_suspended_deposit'>,
): Result<BridgeEvent[]> {
  const found = findSuspended(world, command);
  if (!found.ok) return found;
  const { bridge, suspended } = found.value;
  const { sender, amount, number } = suspended.deposit;
  return decideWithdrawalOf(world, context, bridge, {
    account: bridge.terms.suspense,
    address: sender,
    amount,
    returned: { number, hold: suspended.hold },
  });
}

export function releaseTo(
  context: BridgeContext,
  bridge: Bridge,
  { deposit, hold }: SuspendedDeposit,
  account: AccountId,
): Result<BridgeEvent[]> {
  const { id, suspense } = bridge.terms;
  const operations: readonly Operation[] = [
    { op: 'void_hold', id: hold },
    { op: 'transfer', from: suspense, to: account, amount: deposit.amount },
  ];
  const decided = decidePosting({ ...context, list: 'operations' }, operations);
  if (!decided.ok) return { ok: false, refusal: { ...decided.refusal, field: 'account' } };
  const about = { bridge: id, deposit: deposit.number, account };
  return accepted([{ type: 'bridge_suspense_released', ...about, movements: decided.value }]);
}

function findSuspended(
  world: BridgeWorld,
  { bridge: id, deposit }: { readonly bridge: string; readonly deposit: number },
): Result<{ readonly bridge: Bridge; readonly suspended: SuspendedDeposit }> {
  const found = findBridge(world, id);
  if (!found.ok) return found;
  const bridge = found.value;
  if (bridge.stopped !== undefined) {
    return refused('bridge_stopped', 'bridge', `${id} is stopped: ${bridge.stopped.detail}`);
  }
  const suspended = bridge.suspended.get(deposit);
  if (suspended !== undefined) return accepted({ bridge, suspended });
  const detail = `deposit ${deposit} of bridge ${id} is not in suspense`;
  return refused('deposit_unknown', 'deposit', detail);
}
