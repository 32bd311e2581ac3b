import type { Event } from '../../../../engine/book/event.ts';
import type { Comparison, Deposit, Evidence } from '../../../../engine/bridge/bridge.ts';
import { depositName } from '../../../../engine/bridge/deposit-name.ts';
import type { BridgeRow, BridgeTransferRow } from '../rows/bridges.ts';
import { postBridged } from './fold-postings.ts';
import type { Moment } from './moment.ts';
import type { WorkingSet } from './working-set.ts';

type Of<Type extends Event['type']> = Extract<Event, { type: Type }>;

export function foldBridgeDefined(
  { bridges }: WorkingSet,
  { terms }: Of<'bridge_defined'>,
  { position }: Moment,
): void {
  const { id, instrument, chain, vault, token, suspense, limits } = terms;
  const figures = bridges.find(id) ?? { ...UNUSED, position };
  const changing = { windowMs: limits.windowMs, limitAmount: limits.amount };
  const fixed = { id, instrument, chain, vault, token, suspense };
  bridges.put({ ...figures, ...fixed, ...changing, changedPosition: position });
}

const UNUSED = {
  ...{ deposited: 0n, withdrawn: 0n, accepted: 0n },
  ...{ stopCause: null, stopDetail: null, stoppedAt: null },
  ...{ vaultDeposited: null, vaultWithdrawn: null, vaultBalance: null },
  ...{ comparedBlock: null, comparedHash: null, comparedAt: null, agreed: null },
} as const;

export function foldDepositSeen(
  set: WorkingSet,
  { bridge, deposit, level }: Of<'bridge_deposit_seen'>,
  moment: Moment,
): void {
  putDeposit(set, bridge, deposit, { status: 'seen', level }, moment);
}

export function foldDepositReversed(
  set: WorkingSet,
  { bridge, deposit }: Of<'bridge_deposit_reversed'>,
  moment: Moment,
): void {
  changeTransfer(set, depositName(bridge, deposit), { status: 'reversed', ...NOWHERE }, moment);
}

const NOWHERE = { level: null, block: null, blockHash: null, transaction: null } as const;

export function foldDepositCredited(
  set: WorkingSet,
  event: Of<'bridge_deposit_credited'>,
  moment: Moment,
): void {
  const { bridge, deposit, movements } = event;
  postBridged(set, movements, depositName(bridge, deposit.number), moment);
  putDeposit(set, bridge, deposit, { status: 'credited', level: 'final' }, moment);
  addDeposited(set, bridge, deposit, moment);
}

export function foldDepositSuspended(
  set: WorkingSet,
  event: Of<'bridge_deposit_suspended'>,
  moment: Moment,
): void {
  const { bridge, deposit, movements, code: reason, detail } = event;
  postBridged(set, movements, depositName(bridge, deposit.number), moment);
  const standing = { status: 'suspended', level: 'final', reason, detail } as const;
  putDeposit(set, bridge, deposit, standing, moment);
  addDeposited(set, bridge, deposit, moment);
}

export function foldSuspenseReleased(
  set: WorkingSet,
  { bridge, deposit, account, movements }: Of<'bridge_suspense_released'>,
  moment: Moment,
): void {
  const id = depositName(bridge, deposit);
  postBridged(set, movements, id, moment);
  changeTransfer(set, id, { status: 'released', account }, moment);
}

export function foldWithdrawalRequested(
  set: WorkingSet,
  { bridge, withdrawal, movements }: Of<'bridge_withdrawal_requested'>,
  moment: Moment,
): void {
  const { id, number, account, address, amount, returns } = withdrawal;
  postBridged(set, movements, id, moment);
  if (returns !== undefined) {
    changeTransfer(set, depositName(bridge, returns), { status: 'returned' }, moment);
  }
  const { at, position } = moment;
  const why = { reason: null, detail: null };
  const terms = { id, bridge, number, account, address, amount, status: 'requested' } as const;
  const moments = { at, position, changedPosition: position };
  set.bridgeTransfers.put({ ...terms, ...why, ...NOWHERE, ...moments });
}

export function foldReleaseStarted(
  set: WorkingSet,
  { withdrawal }: Of<'bridge_release_started'>,
  moment: Moment,
): void {
  changeTransfer(set, withdrawal, { status: 'started' }, moment);
}

export function foldReleaseSeen(
  set: WorkingSet,
  { withdrawal, level, evidence }: Of<'bridge_release_seen'>,
  moment: Moment,
): void {
  changeTransfer(set, withdrawal, { level, ...placeOf(evidence) }, moment);
}

export function foldReleaseReversed(
  set: WorkingSet,
  { withdrawal }: Of<'bridge_release_reversed'>,
  moment: Moment,
): void {
  changeTransfer(set, withdrawal, NOWHERE, moment);
}

const ENDS = { released: 'paid', failed: 'failed', cancelled: 'cancelled' } as const;

export function foldWithdrawalEnded(
  set: WorkingSet,
  event: Of<'bridge_withdrawal_ended'>,
  moment: Moment,
): void {
  const { bridge, withdrawal, outcome, evidence, movements } = event;
  postBridged(set, movements, withdrawal, moment);
  const { amount } = set.bridgeTransfers.get(withdrawal);
  const place = evidence === undefined ? NOWHERE : { level: 'final', ...placeOf(evidence) };
  changeTransfer(set, withdrawal, { status: ENDS[outcome], ...place }, moment);
  if (outcome !== 'released') return;
  const { withdrawn } = set.bridges.get(bridge);
  change(set, bridge, { withdrawn: withdrawn + amount }, moment);
}

export function foldBridgeCompared(
  set: WorkingSet,
  { bridge, comparison }: Of<'bridge_compared'>,
  moment: Moment,
): void {
  change(set, bridge, figuresOf(comparison, moment), moment);
}

export function foldBridgeStopped(
  set: WorkingSet,
  { bridge, stop, comparison }: Of<'bridge_stopped'>,
  moment: Moment,
): void {
  const { cause: stopCause, detail: stopDetail, at } = stop;
  const figures = comparison === undefined ? {} : figuresOf(comparison, moment);
  change(set, bridge, { ...figures, stopCause, stopDetail, stoppedAt: new Date(at) }, moment);
}

export function foldBridgeResumed(
  set: WorkingSet,
  { bridge, accepted }: Of<'bridge_resumed'>,
  moment: Moment,
): void {
  const running = { stopCause: null, stopDetail: null, stoppedAt: null };
  change(set, bridge, { accepted, ...running }, moment);
}

function figuresOf({ block, vault, agreed }: Comparison, { at }: Moment): Partial<BridgeRow> {
  return {
    vaultDeposited: vault.deposited,
    vaultWithdrawn: vault.withdrawn,
    vaultBalance: vault.balance,
    comparedBlock: block.number,
    comparedHash: block.hash,
    comparedAt: at,
    agreed,
  };
}

/** A deposit whose number another one had before its block was replaced takes its place. */
function putDeposit(
  { bridgeTransfers }: WorkingSet,
  bridge: string,
  { number, sender: address, beneficiary: account, amount, evidence }: Deposit,
  standing: Pick<BridgeTransferRow, 'status' | 'level'> & Partial<BridgeTransferRow>,
  { at, position }: Moment,
): void {
  const id = depositName(bridge, number);
  const known = bridgeTransfers.find(id) ?? { at, position };
  const moments = { at: known.at, position: known.position, changedPosition: position };
  const terms = { id, bridge, number, account, address, amount, ...placeOf(evidence) };
  bridgeTransfers.put({ ...terms, reason: null, detail: null, ...standing, ...moments });
}

function addDeposited(set: WorkingSet, bridge: string, { amount }: Deposit, moment: Moment): void {
  change(set, bridge, { deposited: set.bridges.get(bridge).deposited + amount }, moment);
}

function placeOf({ block, transaction }: Evidence) {
  return { block: block.number, blockHash: block.hash, transaction };
}

function changeTransfer(
  { bridgeTransfers }: WorkingSet,
  id: string,
  changes: Partial<BridgeTransferRow>,
  { position }: Moment,
): void {
  bridgeTransfers.put({ ...bridgeTransfers.get(id), ...changes, changedPosition: position });
}

function change(
  { bridges }: WorkingSet,
  id: string,
  changes: Partial<BridgeRow>,
  { position }: Moment,
): void {
  bridges.put({ ...bridges.get(id), ...changes, changedPosition: position });
}
