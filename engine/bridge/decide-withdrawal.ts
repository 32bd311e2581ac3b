import type { AccountId, HoldId } from '../ids.ts';
import { decidePosting } from '../ledger/decide-posting.ts';
import { findParticipant } from '../ledger/find-participant.ts';
import type { Operation } from '../ledger/operation.ts';
import { checkAmount } from '../money/amount.ts';
import { accepted, type Refusal, type Result, refuse, refused } from '../refusal.ts';
import { type Bridge, liabilityOf, type Withdrawal, type WithdrawalTerms } from './bridge.ts';
import type { BridgeCommandOf } from './bridge-command.ts';
import type { BridgeEvent } from './bridge-event.ts';
import { type BridgeContext, type BridgeWorld, findBridge } from './bridge-state.ts';
import { instrumentOf } from './decide-deposit.ts';
import { checkAddress } from './evidence.ts';
import { withdrawable } from './withdrawal-window.ts';

export const WITHDRAWAL_PREFIX = 'out:';

/** Holds the amount at once; it is gone when the vault has paid, and given back if it never will. */
export function decideWithdraw(
  world: BridgeWorld,
  context: BridgeContext,
  command: BridgeCommandOf<'withdraw'>,
): Result<BridgeEvent[]> {
  const found = findBridge(world, command.bridge);
  if (!found.ok) return found;
  const party = findParticipant(world.ledger, command.party, 'party');
  if (!party.ok) return party;
  const account = world.ledger.accounts.get(command.account);
  if (account === undefined) {
    return refused('account_unknown', 'account', `no account "${command.account}" is open`);
  }
  if (account.owner !== party.value) {
    return refused('account_not_owned', 'account', `${account.id} is not of ${party.value}`);
  }
  const { address, amount } = command;
  return decideWithdrawalOf(world, context, found.value, { account: account.id, address, amount });
}

interface Asked {
  readonly account: AccountId;
  readonly address: string;
  readonly amount: bigint;
  /** The suspended deposit whose money it is. */
  readonly returned?: { readonly number: number; readonly hold: HoldId };
}

export function decideWithdrawalOf(
  world: BridgeWorld,
  context: BridgeContext,
  bridge: Bridge,
  asked: Asked,
): Result<BridgeEvent[]> {
  const refusal = checkAsked(world, context, bridge, asked);
  if (refusal !== undefined) return { ok: false, refusal };
  const { account, amount, returned } = asked;
  const { id: bridgeId, instrument } = bridge.terms;
  const number = bridge.lastWithdrawal + 1;
  const id = `${WITHDRAWAL_PREFIX}${bridgeId}:${number}` as HoldId;
  const { issuanceAccount: to } = instrumentOf(world, instrument);
  const operations: readonly Operation[] = [
    ...(returned === undefined ? [] : [{ op: 'void_hold', id: returned.hold } as const]),
    { op: 'hold', id, from: account, to, amount },
  ];
  const decided = decidePosting({ ...context, list: 'operations' }, operations);
  if (!decided.ok) return { ok: false, refusal: inWords(decided.refusal) };
  const withdrawal: WithdrawalTerms = {
    ...{ id, number, account, address: asked.address.toLowerCase(), amount, at: context.at },
    ...(returned === undefined ? {} : { returns: returned.number }),
  };
  const movements = decided.value;
  return accepted([
    { type: 'bridge_withdrawal_requested', bridge: bridgeId, withdrawal, movements },
  ]);
}

function checkAsked(
  { ledger }: BridgeWorld,
  { at, write }: BridgeContext,
  bridge: Bridge,
  { account: from, address, amount, returned }: Asked,
): Refusal | undefined {
  const { terms, stopped, spent } = bridge;
  const account = ledger.accounts.get(from);
  if (account?.instrument !== terms.instrument) {
    const detail = `${from} holds ${account?.instrument}, bridge ${terms.id} moves ${terms.instrument}`;
    return refuse('instrument_mismatch', 'account', detail);
  }
  if (account.issuance) {
    return refuse('account_restricted', 'account', 'an issuance account has nothing to withdraw');
  }
  const malformed = checkAddress(address, 'address') ?? checkAmount(amount, 'amount');
  if (malformed !== undefined) return malformed;
  if ([terms.vault, terms.token].includes(address.toLowerCase())) {
    return refuse('address_invalid', 'address', 'the vault and the token are nobody to pay');
  }
  if (stopped !== undefined) {
    return refuse('bridge_stopped', 'bridge', `${terms.id} is stopped: ${stopped.detail}`);
  }
  const free = unclaimed(bridge) + (returned === undefined ? 0n : amount);
  if (amount > free) {
    const detail = `the vault has ${write(account, free)} that nobody else claims`;
    return refuse('bridge_liquidity_insufficient', 'amount', detail);
  }
  const left = withdrawable(spent, terms.limits, at);
  if (amount <= left) return undefined;
  const detail = `${write(account, left)} may be withdrawn now: the limit is ${write(account, terms.limits.amount)} in ${terms.limits.windowMs / 1_000} seconds`;
  return refuse('bridge_limit_exceeded', 'amount', detail);
}

/** What the vault has that no withdrawal under way takes and no suspended deposit waits for. */
function unclaimed(bridge: Bridge): bigint {
  let free = liabilityOf(bridge);
  for (const { amount } of bridge.withdrawals.values()) free -= amount;
  for (const { deposit } of bridge.suspended.values()) free -= deposit.amount;
  return free;
}

/** The caller wrote no list of operations. */
function inWords(refusal: Refusal): Refusal {
  return { ...refusal, field: refusal.field.endsWith('.amount') ? 'amount' : 'account' };
}

/** Before anything was sent, and by its own party or the operator. */
export function decideCancelWithdrawal(
  world: BridgeWorld,
  command: BridgeCommandOf<'cancel_withdrawal'>,
): Result<BridgeEvent[]> {
  const found = findWithdrawal(world, command.bridge, command.withdrawal);
  if (!found.ok) return found;
  const { bridge, withdrawal } = found.value;
  const owner = world.ledger.accounts.get(withdrawal.account)?.owner;
  if (command.party !== undefined) {
    const party = findParticipant(world.ledger, command.party, 'party');
    if (!party.ok) return party;
    if (party.value !== owner) {
      return refused('not_permitted', 'party', `${withdrawal.id} is not of ${party.value}`);
    }
  }
  if (withdrawal.started) {
    const detail = `${withdrawal.id} may be paid already: the chain says how it ends`;
    return refused('withdrawal_started', 'withdrawal', detail);
  }
  const movements = [{ op: 'void_hold', id: withdrawal.id } as const];
  const about = { bridge: bridge.terms.id, withdrawal: withdrawal.id };
  return accepted([{ type: 'bridge_withdrawal_ended', ...about, outcome: 'cancelled', movements }]);
}

export function findWithdrawal(
  world: BridgeWorld,
  bridgeId: string,
  id: string,
): Result<{ readonly bridge: Bridge; readonly withdrawal: Withdrawal }> {
  const found = findBridge(world, bridgeId);
  if (!found.ok) return found;
  const withdrawal = found.value.withdrawals.get(id as HoldId);
  if (withdrawal !== undefined) return accepted({ bridge: found.value, withdrawal });
  const detail = `bridge ${bridgeId} has no withdrawal "${id}" under way`;
  return refused('withdrawal_unknown', 'withdrawal', detail);
}
