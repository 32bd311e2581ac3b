import type { HoldId } from '../ids.ts';
import type { Movement } from '../ledger/operation.ts';
import { accepted, type Result, refused } from '../refusal.ts';
import type { Bridge, Withdrawal } from './bridge.ts';
import type { BridgeCommandOf } from './bridge-command.ts';
import type { BridgeEvent } from './bridge-event.ts';
import { type BridgeContext, type BridgeWorld, findBridge } from './bridge-state.ts';
import { findWithdrawal, WITHDRAWAL_PREFIX } from './decide-withdrawal.ts';
import { checkEvidence, isSameEvidence } from './evidence.ts';

/** Says that the vault may be told to pay. Asked for again, it changes nothing. */
export function decideStartRelease(
  world: BridgeWorld,
  { bridge: id, withdrawal: name }: BridgeCommandOf<'start_bridge_release'>,
): Result<BridgeEvent[]> {
  const found = findWithdrawal(world, id, name);
  if (!found.ok) return found;
  const { bridge, withdrawal } = found.value;
  if (bridge.stopped !== undefined) {
    return refused('bridge_stopped', 'bridge', `${id} is stopped: ${bridge.stopped.detail}`);
  }
  if (withdrawal.started) return accepted([]);
  const about = { bridge: bridge.terms.id, withdrawal: withdrawal.id };
  return accepted([{ type: 'bridge_release_started', ...about }]);
}

/**
 * What the chain says of a payment. A payment that nobody asked for, or of something else than was asked, stops the
 * bridge, however firm it is. One that was recorded before changes nothing.
 */
export function decideRelease(
  world: BridgeWorld,
  { at }: BridgeContext,
  command: BridgeCommandOf<'record_bridge_release'>,
): Result<BridgeEvent[]> {
  const found = findBridge(world, command.bridge);
  if (!found.ok) return found;
  const bridge = found.value;
  const malformed = checkEvidence(command.evidence, 'evidence');
  if (malformed !== undefined) return { ok: false, refusal: malformed };
  const withdrawal = bridge.withdrawals.get(command.withdrawal as HoldId);
  const wrong = explainWrong(bridge, withdrawal, command);
  if (wrong !== undefined && bridge.stopped !== undefined) return accepted([]);
  if (wrong !== undefined) {
    const stop = { cause: 'unknown_release', detail: wrong, at } as const;
    return accepted([{ type: 'bridge_stopped', bridge: bridge.terms.id, stop }]);
  }
  if (withdrawal === undefined) return accepted([]);
  return command.level === 'final'
    ? accepted([endOf(bridge, withdrawal, command)])
    : decideSeen(bridge, withdrawal, command);
}

export function decideReverseRelease(
  world: BridgeWorld,
  { bridge: id, withdrawal: name, evidence }: BridgeCommandOf<'reverse_bridge_release'>,
): Result<BridgeEvent[]> {
  const found = findBridge(world, id);
  if (!found.ok) return found;
  const { terms, withdrawals } = found.value;
  const seen = withdrawals.get(name as HoldId)?.seen;
  if (seen === undefined || !isSameEvidence(seen.evidence, evidence)) return accepted([]);
  const about = { bridge: terms.id, withdrawal: name as HoldId };
  return accepted([{ type: 'bridge_release_reversed', ...about, evidence: seen.evidence }]);
}

/** Numbers are given in turn: what is not open and has one was recorded before, all else was never asked for. */
function explainWrong(
  { terms, lastWithdrawal }: Bridge,
  withdrawal: Withdrawal | undefined,
  { withdrawal: name, address, amount, outcome }: BridgeCommandOf<'record_bridge_release'>,
): string | undefined {
  if (outcome === 'failed') return undefined;
  const paid = `the vault paid ${amount} minor units to ${address} as "${name}"`;
  if (withdrawal === undefined) {
    const prefix = `${WITHDRAWAL_PREFIX}${terms.id}:`;
    const number = name.startsWith(prefix) ? name.slice(prefix.length) : '';
    const isKnown = /^[1-9]\d{0,15}$/.test(number) && Number(number) <= lastWithdrawal;
    return isKnown ? undefined : `${paid}, which the ledger never asked for`;
  }
  const { address: asked, amount: owed } = withdrawal;
  if (asked === address.toLowerCase() && owed === amount) return undefined;
  return `${paid}, and the ledger asked for ${owed} to ${asked}`;
}

function decideSeen(
  { terms }: Bridge,
  { id, seen }: Withdrawal,
  { outcome, level, evidence }: BridgeCommandOf<'record_bridge_release'>,
): Result<BridgeEvent[]> {
  const isKnown =
    seen?.outcome === outcome && seen.level === level && isSameEvidence(seen.evidence, evidence);
  if (isKnown) return accepted([]);
  const about = { bridge: terms.id, withdrawal: id };
  return accepted([{ type: 'bridge_release_seen', ...about, outcome, level, evidence }]);
}

/** Neither a freeze nor a stop is in the way: it has happened. */
function endOf(
  { terms }: Bridge,
  { id, amount }: Withdrawal,
  { outcome, evidence }: BridgeCommandOf<'record_bridge_release'>,
): BridgeEvent {
  const movement: Movement =
    outcome === 'released' ? { op: 'post_hold', id, amount } : { op: 'void_hold', id };
  const about = { bridge: terms.id, withdrawal: id };
  return { type: 'bridge_withdrawal_ended', ...about, outcome, evidence, movements: [movement] };
}
