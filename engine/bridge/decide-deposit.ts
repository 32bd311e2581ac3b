import { invariant } from '../assert.ts';
import { type AccountId, checkReference } from '../ids.ts';
import type { Instrument } from '../instruments/instrument.ts';
import { decidePosting } from '../ledger/decide-posting.ts';
import type { Movement, Operation } from '../ledger/operation.ts';
import { AMOUNT_MAX, AMOUNT_MIN } from '../money/amount.ts';
import { accepted, type Refusal, type Result, refuse, refused } from '../refusal.ts';
import type { Bridge, Deposit } from './bridge.ts';
import type { BridgeCommandOf } from './bridge-command.ts';
import type { BridgeEvent } from './bridge-event.ts';
import { type BridgeContext, type BridgeWorld, findBridge } from './bridge-state.ts';
import { depositName } from './deposit-name.ts';
import { checkAddress, checkEvidence, isSameEvidence } from './evidence.ts';

/** So many deposits are shown before they are final: memory stays bounded. */
const SEEN_MAX = 10_000;

/**
 * What the vault took in. Shown until it is final, and then on the ledger, in the vault's order and once for ever:
 * credited to the account that it names, or kept in suspense when that account cannot take it or the bridge is stopped.
 */
export function decideDeposit(
  world: BridgeWorld,
  context: BridgeContext,
  command: BridgeCommandOf<'record_bridge_deposit'>,
): Result<BridgeEvent[]> {
  const found = findBridge(world, command.bridge);
  if (!found.ok) return found;
  const bridge = found.value;
  const malformed = checkDeposit(command.deposit);
  if (malformed !== undefined) return { ok: false, refusal: malformed };
  const deposit = legible(command.deposit);
  if (deposit.number <= bridge.lastDeposit) return accepted([]);
  if (command.level !== 'final') return decideSeen(bridge, deposit, command.level);
  if (deposit.previous !== bridge.lastDeposit) {
    const detail = `deposit ${deposit.previous} comes before it, the ledger has ${bridge.lastDeposit}`;
    return refused('bridge_deposit_gap', 'deposit.previous', detail);
  }
  return decideFinal(world, context, bridge, deposit);
}

/** The block that it was in is gone. Asked of what is not known, or has come back elsewhere, it changes nothing. */
export function decideReverseDeposit(
  world: BridgeWorld,
  { bridge: id, deposit, evidence }: BridgeCommandOf<'reverse_bridge_deposit'>,
): Result<BridgeEvent[]> {
  const found = findBridge(world, id);
  if (!found.ok) return found;
  const seen = found.value.seen.get(deposit)?.deposit;
  if (seen === undefined || !isSameEvidence(seen.evidence, evidence)) return accepted([]);
  const bridge = found.value.terms.id;
  return accepted([{ type: 'bridge_deposit_reversed', bridge, deposit, evidence: seen.evidence }]);
}

function checkDeposit({ number, previous, amount, sender, evidence }: Deposit) {
  if (!Number.isSafeInteger(number) || number < 1) {
    return refuse('field_invalid', 'deposit.number', 'deposits are counted from 1');
  }
  if (!Number.isSafeInteger(previous) || previous < 0 || previous >= number) {
    return refuse('field_invalid', 'deposit.previous', 'give the number of an earlier one, or 0');
  }
  if (amount < 0n || amount > AMOUNT_MAX) {
    return refuse('amount_out_of_range', 'deposit.amount', 'an amount must fit 128 bits');
  }
  return checkAddress(sender, 'deposit.sender') ?? checkEvidence(evidence, 'deposit.evidence');
}

/** Whoever deposits writes what he likes: only text that can name an account goes into the journal. */
function legible(deposit: Deposit): Deposit {
  const { beneficiary } = deposit;
  if (checkReference(beneficiary, 'beneficiary') === undefined) return deposit;
  return { ...deposit, beneficiary: '' };
}

function decideSeen(
  { terms, seen }: Bridge,
  deposit: Deposit,
  level: 'provisional' | 'safe',
): Result<BridgeEvent[]> {
  const known = seen.get(deposit.number);
  // Whoever floods the vault must not hold up what is final: the rest is shown when it is.
  if (known === undefined && seen.size >= SEEN_MAX) return accepted([]);
  if (known?.level === level && isSameEvidence(known.deposit.evidence, deposit.evidence)) {
    return accepted([]);
  }
  return accepted([{ type: 'bridge_deposit_seen', bridge: terms.id, deposit, level }]);
}

function decideFinal(
  world: BridgeWorld,
  context: BridgeContext,
  { terms, stopped }: Bridge,
  deposit: Deposit,
): Result<BridgeEvent[]> {
  const { id: bridge } = terms;
  if (deposit.amount === 0n) {
    return accepted([{ type: 'bridge_deposit_credited', bridge, deposit, movements: [] }]);
  }
  const credit =
    stopped === undefined
      ? decideCredit(world, context, terms, deposit)
      : refused('bridge_stopped', 'bridge', `${bridge} is stopped: ${stopped.detail}`);
  if (credit.ok) {
    const movements = credit.value;
    return accepted([{ type: 'bridge_deposit_credited', bridge, deposit, movements }]);
  }
  return suspend(world, terms, deposit, credit.refusal);
}

/** New supply, without a look at the issuer's reserves: what the vault holds stands behind it. */
function decideCredit(
  world: BridgeWorld,
  context: BridgeContext,
  { instrument }: Bridge['terms'],
  { beneficiary, amount }: Deposit,
): Result<readonly Movement[]> {
  const { issuanceAccount } = instrumentOf(world, instrument);
  const to = beneficiary as AccountId;
  const transfer: Operation = { op: 'transfer', from: issuanceAccount, to, amount };
  return decidePosting({ ...context, list: 'operations' }, [transfer]);
}

/** The tokens are locked, so they are on the ledger whatever stands against their owner. */
function suspend(
  world: BridgeWorld,
  { id: bridge, instrument, suspense }: Bridge['terms'],
  deposit: Deposit,
  { code, detail }: Refusal,
): Result<BridgeEvent[]> {
  const { issuanceAccount } = instrumentOf(world, instrument);
  const { amount } = deposit;
  const kept = world.ledger.accounts.get(suspense);
  const issuance = world.ledger.accounts.get(issuanceAccount);
  invariant(
    kept !== undefined && issuance !== undefined,
    'bridges name open accounts',
    () => bridge,
  );
  if (kept.posted + amount > kept.ceiling || issuance.posted - amount < AMOUNT_MIN) {
    return refused('ceiling_exceeded', 'deposit.amount', `account ${suspense} cannot take it`);
  }
  const hold = depositName(bridge, deposit.number);
  const movements: Movement[] = [
    { op: 'transfer', from: issuanceAccount, to: suspense, amount },
    { op: 'hold', id: hold, from: suspense, to: issuanceAccount, amount },
  ];
  const why = { code, detail };
  return accepted([{ type: 'bridge_deposit_suspended', bridge, deposit, hold, ...why, movements }]);
}

export function instrumentOf({ instruments }: BridgeWorld, id: Instrument['id']): Instrument {
  const instrument = instruments.instruments.get(id);
  invariant(instrument !== undefined, 'bridges name registered instruments', () => id);
  return instrument;
}
