import { type AccountId, checkIdentifier, type InstrumentId, type ParticipantId } from '../ids.ts';
import type { Instrument } from '../instruments/instrument.ts';
import { rulesOf } from '../instruments/rules.ts';
import { holderOf } from '../instruments/state.ts';
import { type Account, availableOf } from '../ledger/account.ts';
import { findParticipant } from '../ledger/find-participant.ts';
import { AMOUNT_MAX, AMOUNT_MIN } from '../money/amount.ts';
import { accepted, type Refusal, type Result, refuse, refused } from '../refusal.ts';
import type { Command } from './command.ts';
import type { Event } from './event.ts';
import type { BookState } from './state.ts';

type Of<Type extends Command['type']> = Command & { readonly type: Type };

interface Limits {
  readonly floor: bigint;
  readonly ceiling: bigint;
  readonly transferLimit: bigint;
}

export function decideOpenAccount(state: BookState, command: Of<'open_account'>): Result<Event[]> {
  const malformed = checkIdentifier(command.id, 'id');
  if (malformed !== undefined) return { ok: false, refusal: malformed };
  const owner = findParticipant(state.ledger, command.owner, 'owner');
  if (!owner.ok) return owner;
  const instrument = instrumentOf(state, command.instrument, 'instrument');
  if (!instrument.ok) return instrument;
  const limits: Limits = {
    floor: command.floor ?? 0n,
    ceiling: command.ceiling ?? AMOUNT_MAX,
    transferLimit: command.transferLimit ?? AMOUNT_MAX,
  };
  const id = command.id as AccountId;
  const holder = holderOf(state.instruments, instrument.value.id, owner.value);
  const refusal =
    (state.ledger.accounts.has(id)
      ? refuse('account_exists', 'id', 'use another id')
      : undefined) ??
    rulesOf(instrument.value.kind).mayHold(instrument.value, holder, 'owner') ??
    checkLimits(limits);
  if (refusal !== undefined) return { ok: false, refusal };
  return accepted([
    {
      type: 'account_opened',
      id,
      owner: owner.value,
      instrument: instrument.value.id,
      issuance: false,
      ...limits,
    },
  ]);
}

/** New limits have to fit the balance as it is: invariants hold at every position. */
export function decideSetLimits(state: BookState, command: Of<'set_limits'>): Result<Event[]> {
  const found = accountOf(state, command.account);
  if (!found.ok) return found;
  const account = found.value;
  if (account.issuance) {
    return refused('account_restricted', 'account', 'an issuance account has no limits of its own');
  }
  const limits: Limits = {
    floor: command.floor ?? account.floor,
    ceiling: command.ceiling ?? account.ceiling,
    transferLimit: command.transferLimit ?? account.transferLimit,
  };
  const refusal = checkLimits(limits);
  if (refusal !== undefined) return { ok: false, refusal };
  if (availableOf(account) < limits.floor || account.posted > limits.ceiling) {
    const field = availableOf(account) < limits.floor ? 'floor' : 'ceiling';
    return refused(
      'limits_violated',
      field,
      `${account.id} stands at ${account.posted} minor units`,
    );
  }
  return accepted([{ type: 'limits_set', account: account.id, ...limits }]);
}

export function decideFreeze(state: BookState, command: Of<'freeze_account'>): Result<Event[]> {
  const account = accountOf(state, command.account);
  if (!account.ok) return account;
  const { scope } = command;
  return accepted([{ type: 'account_frozen', account: account.value.id, scope }]);
}

export function decideAdmission(
  state: BookState,
  command: Of<'admit'> | Of<'revoke'>,
): Result<Event[]> {
  const instrument = instrumentOf(state, command.instrument, 'instrument');
  if (!instrument.ok) return instrument;
  const participant = findParticipant(state.ledger, command.participant, 'participant');
  if (!participant.ok) return participant;
  const terms: { instrument: InstrumentId; participant: ParticipantId } = {
    instrument: instrument.value.id,
    participant: participant.value,
  };
  return accepted([{ type: command.type === 'admit' ? 'admitted' : 'revoked', ...terms }]);
}

export function instrumentOf(state: BookState, id: string, field: string): Result<Instrument> {
  const instrument = state.instruments.instruments.get(id as InstrumentId);
  if (instrument !== undefined) return accepted(instrument);
  return refused('instrument_unknown', field, `no instrument "${id}" is registered`);
}

function accountOf(state: BookState, id: AccountId): Result<Account> {
  const account = state.ledger.accounts.get(id);
  if (account !== undefined) return accepted(account);
  return refused('account_unknown', 'account', `no account "${id}" is open`);
}

function checkLimits({ floor, ceiling, transferLimit }: Limits): Refusal | undefined {
  if (floor > 0n || floor < AMOUNT_MIN) {
    return refuse('field_invalid', 'floor', 'a floor is zero or below, within 128 bits');
  }
  if (ceiling < 0n || ceiling > AMOUNT_MAX) {
    return refuse('field_invalid', 'ceiling', 'a ceiling is zero or above, within 128 bits');
  }
  if (transferLimit < 0n || transferLimit > AMOUNT_MAX) {
    return refuse('field_invalid', 'transferLimit', 'a limit is zero or above, within 128 bits');
  }
  return undefined;
}
