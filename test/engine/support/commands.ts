import type { Command } from '../../../engine/book.ts';
import type { AccountId, HoldId, InstrumentId, ParticipantId } from '../../../engine/ids.ts';
import type { FreezeScope } from '../../../engine/ledger/account.ts';
import type { Operation } from '../../../engine/ledger/operation.ts';
import type { AmendmentInput } from '../../../engine/settlement/decide-amend.ts';
import type { RulesInput } from '../../../engine/settlement/decide-rules.ts';

// Commands as people would say them. Amounts are minor units.

interface Limits {
  readonly floor?: bigint;
  readonly ceiling?: bigint;
  readonly transferLimit?: bigint;
}

export function post(...operations: readonly Operation[]): Command {
  return { type: 'post', operations };
}

export function transfer(from: string, to: string, amount: bigint, upTo?: 'up to'): Operation {
  const ends = { from: from as AccountId, to: to as AccountId };
  return { op: 'transfer', ...ends, amount, ...(upTo === undefined ? {} : { upTo: true }) };
}

export function hold(
  id: string,
  from: string,
  to: string,
  amount: bigint,
  expiresAt?: number,
): Operation {
  const ends = { from: from as AccountId, to: to as AccountId };
  const expiry = expiresAt === undefined ? {} : { expiresAt };
  return { op: 'hold', id: id as HoldId, ...ends, amount, ...expiry };
}

export function postHold(id: string, amount?: bigint): Operation {
  return { op: 'post_hold', id: id as HoldId, ...(amount === undefined ? {} : { amount }) };
}

export function voidHold(id: string): Operation {
  return { op: 'void_hold', id: id as HoldId };
}

export function issue(instrument: string, to: string, amount: bigint): Command {
  return { type: 'issue', instrument: instrument as InstrumentId, to: to as AccountId, amount };
}

export function redeem(instrument: string, from: string, amount: bigint): Command {
  return {
    type: 'redeem',
    instrument: instrument as InstrumentId,
    from: from as AccountId,
    amount,
  };
}

export function freeze(account: string, scope: FreezeScope): Command {
  return { type: 'freeze_account', account: account as AccountId, scope };
}

export function setLimits(account: string, limits: Limits): Command {
  return { type: 'set_limits', account: account as AccountId, ...limits };
}

export function openAccount(
  id: string,
  owner: string,
  instrument: string,
  limits: Limits = {},
): Command {
  return { type: 'open_account', id, owner, instrument, ...limits };
}

export function admit(instrument: string, participant: string): Command {
  return { type: 'admit', ...admission(instrument, participant) };
}

export function revoke(instrument: string, participant: string): Command {
  return { type: 'revoke', ...admission(instrument, participant) };
}

export function attest(instrument: string, reserves: bigint, validUntil: number): Command {
  return {
    type: 'attest_reserves',
    instrument: instrument as InstrumentId,
    reserves,
    validUntil,
  };
}

export function cancel(instruction: string, party: string): Command {
  return { type: 'cancel_instruction', instruction, party };
}

/** Without a party it is the operator who asks. */
export function holdBack(instruction: string, party?: string): Command {
  return { type: 'hold_instruction', instruction, ...(party === undefined ? {} : { party }) };
}

export function letGo(instruction: string, party?: string): Command {
  return { type: 'release_instruction', instruction, ...(party === undefined ? {} : { party }) };
}

export function amend(instruction: string, party: string, changes: AmendmentInput): Command {
  return { type: 'amend_instruction', instruction, party, changes };
}

export function setRules(rules: RulesInput): Command {
  return { type: 'set_settlement_rules', rules };
}

function admission(instrument: string, participant: string) {
  return {
    instrument: instrument as InstrumentId,
    participant: participant as ParticipantId,
  };
}
