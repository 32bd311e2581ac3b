import { AMOUNT_MAX } from '../money/amount.ts';
import { smaller } from '../money/smaller.ts';
import { accepted, type Refusal, type Result, refuse, refused } from '../refusal.ts';
import { type Bridge, type Comparison, liabilityOf, type VaultFigures } from './bridge.ts';
import type { BridgeCommandOf } from './bridge-command.ts';
import type { BridgeEvent } from './bridge-event.ts';
import { type BridgeContext, type BridgeWorld, findBridge } from './bridge-state.ts';
import { releaseTo } from './decide-suspense.ts';
import { checkBlock } from './evidence.ts';

/**
 * Holds the vault's figures against the ledger's. They have to fit to the last unit, and the vault has to have what the
 * ledger owes; more is nobody's mistake, since anybody can send it tokens. Otherwise the bridge stops. Figures that are
 * known say nothing new.
 */
export function decideCompare(
  world: BridgeWorld,
  { at }: BridgeContext,
  { bridge: id, block, vault: told }: BridgeCommandOf<'compare_bridge'>,
): Result<BridgeEvent[]> {
  const found = findBridge(world, id);
  if (!found.ok) return found;
  const bridge = found.value;
  const malformed = checkBlock(block, 'block') ?? checkFigures(told);
  if (malformed !== undefined) return { ok: false, refusal: malformed };
  if (block.number < bridge.block) {
    const detail = `the ledger has recorded what happened in block ${bridge.block}`;
    return refused('bridge_comparison_stale', 'block.number', detail);
  }
  const comparison = compare(bridge, block, told);
  const about = { bridge: bridge.terms.id, comparison };
  if (!comparison.agreed && bridge.stopped === undefined) {
    const stop = { cause: 'mismatch', detail: explain(bridge, comparison), at } as const;
    return accepted([{ type: 'bridge_stopped', ...about, stop }]);
  }
  if (isSame(bridge.compared, comparison)) return accepted([]);
  return accepted([{ type: 'bridge_compared', ...about }]);
}

export function decideStop(
  world: BridgeWorld,
  { at }: BridgeContext,
  { bridge: id, reason }: BridgeCommandOf<'stop_bridge'>,
): Result<BridgeEvent[]> {
  const found = findBridge(world, id);
  if (!found.ok) return found;
  const { terms, stopped } = found.value;
  if (reason.trim() === '' || reason.length > 500) {
    return refused('field_invalid', 'reason', 'say why, in at most 500 characters');
  }
  if (stopped !== undefined) {
    return refused('bridge_stopped', 'bridge', `${id} is stopped already: ${stopped.detail}`);
  }
  const stop = { cause: 'operator', detail: reason, at } as const;
  return accepted([{ type: 'bridge_stopped', bridge: terms.id, stop }]);
}

/**
 * Goes on, if the last comparison agreed or the operator names the difference that he accepts; never while the vault
 * has less than is owed. What came in meanwhile is credited now where it can be.
 */
export function decideResume(
  world: BridgeWorld,
  context: BridgeContext,
  { bridge: id, accept }: BridgeCommandOf<'resume_bridge'>,
): Result<BridgeEvent[]> {
  const found = findBridge(world, id);
  if (!found.ok) return found;
  const bridge = found.value;
  if (bridge.stopped === undefined) {
    return refused('bridge_not_stopped', 'bridge', `${id} is not stopped`);
  }
  const refusal = checkResumable(bridge, accept);
  if (refusal !== undefined) return { ok: false, refusal };
  const accepting = accept ?? bridge.accepted;
  const resumed: BridgeEvent = {
    type: 'bridge_resumed',
    bridge: bridge.terms.id,
    accepted: accepting,
  };
  return accepted([resumed, ...creditWaiting(context, bridge)]);
}

function checkResumable({ terms, compared, stopped, accepted: before }: Bridge, accept?: bigint) {
  if (compared === undefined) {
    if (stopped?.cause === 'operator' && accept === undefined) return undefined;
    return refuse('bridge_mismatch', 'bridge', `${terms.id} has not been compared`);
  }
  const { vault, ledger } = compared;
  const owed = ledger.deposited - ledger.withdrawn;
  if (vault.balance < owed) {
    const detail = `the vault has ${vault.balance} minor units, the ledger owes ${owed}`;
    return refuse('bridge_mismatch', 'bridge', detail);
  }
  const difference = differenceOf(compared);
  if (difference === (accept ?? before)) return undefined;
  const detail = `the vault says ${difference} minor units more than the ledger: make it good, or accept it`;
  return refuse('bridge_mismatch', accept === undefined ? 'bridge' : 'accept', detail);
}

/** Each by itself: what one cannot take does not keep the others. */
function creditWaiting(context: BridgeContext, bridge: Bridge): readonly BridgeEvent[] {
  const events: BridgeEvent[] = [];
  for (const suspended of bridge.suspended.values()) {
    if (suspended.code !== 'bridge_stopped') continue;
    const account = suspended.deposit.beneficiary as never;
    const decided = releaseTo(context, bridge, suspended, account);
    if (decided.ok) events.push(...decided.value);
  }
  return events;
}

function checkFigures({ deposited, withdrawn, balance }: VaultFigures): Refusal | undefined {
  if (deposited >= 0n && withdrawn >= 0n && balance >= 0n) return undefined;
  return refuse('amount_negative', 'vault', 'figures are zero or above');
}

/** What no ledger can hold is cut to what can be written down: it differs all the same. */
function compare(bridge: Bridge, block: Comparison['block'], told: VaultFigures): Comparison {
  const vault = {
    deposited: smaller(told.deposited, AMOUNT_MAX),
    withdrawn: smaller(told.withdrawn, AMOUNT_MAX),
    balance: smaller(told.balance, AMOUNT_MAX),
  };
  const ledger = { deposited: bridge.deposited, withdrawn: bridge.withdrawn };
  const fits = vault.deposited - vault.withdrawn - liabilityOf(bridge) === bridge.accepted;
  return { block, vault, ledger, agreed: fits && vault.balance >= liabilityOf(bridge) };
}

/** By how much the vault says that it owes more than the ledger does. */
function differenceOf({ vault, ledger }: Comparison): bigint {
  return vault.deposited - vault.withdrawn - (ledger.deposited - ledger.withdrawn);
}

function explain(bridge: Bridge, comparison: Comparison): string {
  const { block, vault } = comparison;
  const says = vault.deposited - vault.withdrawn;
  const owed = liabilityOf(bridge);
  return `at block ${block.number} the vault says ${says} minor units and has ${vault.balance}, the ledger owes ${owed}`;
}

function isSame(before: Comparison | undefined, { vault, ledger, agreed }: Comparison): boolean {
  return (
    before !== undefined &&
    before.agreed === agreed &&
    before.vault.deposited === vault.deposited &&
    before.vault.withdrawn === vault.withdrawn &&
    before.vault.balance === vault.balance &&
    before.ledger.deposited === ledger.deposited &&
    before.ledger.withdrawn === ledger.withdrawn
  );
}
