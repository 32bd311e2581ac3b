import {
  type AccountId,
  type ChainAddress,
  checkIdentifier,
  type InstrumentId,
  type ParticipantId,
} from '../ids.ts';
import type { Instrument } from '../instruments/instrument.ts';
import { rulesOf } from '../instruments/rules.ts';
import { holderOf } from '../instruments/state.ts';
import { type Account, availableOf } from '../ledger/account.ts';
import { findParticipant } from '../ledger/find-participant.ts';
import { AMOUNT_MAX, AMOUNT_MIN } from '../money/amount.ts';
import { accepted, type Refusal, type Result, refuse, refused } from '../refusal.ts';
import { asAddress, checkAddress } from '../settlement/chain/check-address.ts';
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
  const limits = openingLimits(instrument.value, command);
  const id = command.id as AccountId;
  const holder = holderOf(state.instruments, instrument.value.id, owner.value);
  const refusal =
    (state.ledger.accounts.has(id)
      ? refuse('account_exists', 'id', 'use another id')
      : undefined) ??
    checkMirror(state, instrument.value, command) ??
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
      ...(command.address === undefined ? {} : { address: asAddress(command.address) }),
    },
  ]);
}

/** What only mirrors a chain has no floor: nobody knows here what is there. */
function openingLimits({ home }: Instrument, command: Of<'open_account'>): Limits {
  return {
    floor: home === undefined ? (command.floor ?? 0n) : AMOUNT_MIN,
    ceiling: command.ceiling ?? AMOUNT_MAX,
    transferLimit: command.transferLimit ?? AMOUNT_MAX,
  };
}

function checkMirror(
  state: BookState,
  { id, home }: Instrument,
  { address, floor, ceiling }: Of<'open_account'>,
): Refusal | undefined {
  if (home === undefined) {
    if (address === undefined) return undefined;
    return refuse('field_invalid', 'address', `${id} is at home on this ledger`);
  }
  if (address === undefined) {
    return refuse('field_missing', 'address', `${id} is at home on ${home.chain}: give an address`);
  }
  for (const [field, limit] of Object.entries({ floor, ceiling })) {
    if (limit !== undefined)
      return refuse('home_elsewhere', field, 'what mirrors a chain has none');
  }
  return checkAddress(address, 'address') ?? checkUntaken(state, id, asAddress(address));
}

/** One account mirrors an address in an instrument, or nobody could say whose movement it was. */
function checkUntaken(
  { ledger, settlement }: BookState,
  instrument: InstrumentId,
  address: ChainAddress,
): Refusal | undefined {
  for (const [account, taken] of settlement.chain.addresses) {
    if (taken !== address || ledger.accounts.get(account)?.instrument !== instrument) continue;
    return refuse('address_taken', 'address', `${account} mirrors it`);
  }
  return undefined;
}

/** New limits have to fit the balance as it is: invariants hold at every position. */
export function decideSetLimits(state: BookState, command: Of<'set_limits'>): Result<Event[]> {
  const found = accountOf(state, command.account);
  if (!found.ok) return found;
  const account = found.value;
  if (account.issuance) {
    return refused('account_restricted', 'account', 'an issuance account has no limits of its own');
  }
  if (state.settlement.chain.addresses.has(account.id)) {
    return refused('home_elsewhere', 'account', `${account.id} mirrors what is on a chain`);
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
