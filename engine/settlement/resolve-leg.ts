import type { AccountId, InstrumentId, ParticipantId } from '../ids.ts';
import type { Instrument } from '../instruments/instrument.ts';
import { rulesOf } from '../instruments/rules.ts';
import { holderOf, type InstrumentsState } from '../instruments/state.ts';
import type { Account } from '../ledger/account.ts';
import { findParticipant } from '../ledger/find-participant.ts';
import { accountsIn, type LedgerState } from '../ledger/state.ts';
import { parseAmount } from '../money/amount.ts';
import { accepted, type Result, refused } from '../refusal.ts';
import { findInstrument } from './find-instrument.ts';
import type { End, EndInput, Leg, LegInput } from './instruction.ts';

export interface Directory {
  readonly ledger: LedgerState;
  readonly instruments: InstrumentsState;
}

export interface Submitter {
  readonly party: ParticipantId;
  /** Nobody else will instruct: the submitter's word fixes the other side's account too. */
  readonly alone: boolean;
}

/** Turns a leg as written into a leg that names instruments, participants and accounts the book knows. */
export function resolveLeg(
  directory: Directory,
  submitter: Submitter,
  input: LegInput,
  field: string,
): Result<Leg> {
  const named = {
    from: namedAccount(directory, input.from, `${field}.from`),
    to: namedAccount(directory, input.to, `${field}.to`),
  };
  if (!named.from.ok) return named.from;
  if (!named.to.ok) return named.to;
  const accounts = [named.from.value, named.to.value].filter((account) => account !== undefined);
  const instrument = findInstrument(directory.instruments, input, accounts, field);
  if (!instrument.ok) return instrument;
  const amount = parseAmount(input.amount, instrument.value.scale, `${field}.amount`);
  if (!amount.ok) return amount;
  const resolve = (end: 'from' | 'to') =>
    resolveEnd(directory, submitter, instrument.value, input[end], `${field}.${end}`);
  const from = resolve('from');
  if (!from.ok) return from;
  const to = resolve('to');
  if (!to.ok) return to;
  return checkApart(
    {
      instrument: instrument.value.id,
      amount: amount.value,
      from: from.value,
      to: to.value,
    },
    field,
  );
}

function checkApart(leg: Leg, field: string): Result<Leg> {
  const { from, to } = leg;
  if (from.account === undefined || from.account !== to.account) return accepted(leg);
  return refused('same_account', `${field}.to.account`, `both are ${from.account}`);
}

function namedAccount(
  directory: Directory,
  end: EndInput,
  field: string,
): Result<Account | undefined> {
  if (end.account === undefined) return accepted(undefined);
  const account = directory.ledger.accounts.get(end.account as AccountId);
  if (account !== undefined) return accepted(account);
  return refused('account_unknown', `${field}.account`, `no account "${end.account}" is open`);
}

function resolveEnd(
  directory: Directory,
  submitter: Submitter,
  instrument: Instrument,
  end: EndInput,
  field: string,
): Result<End> {
  const named = namedAccount(directory, end, field);
  if (!named.ok) return named;
  const participant = resolveOwner(directory, end, named.value, field);
  if (!participant.ok) return participant;
  // Before any account is looked for: who may not hold the instrument has none, and this is the reason.
  const holder = holderOf(directory.instruments, instrument.id, participant.value);
  const refusal = rulesOf(instrument.kind).mayHold(instrument, holder, `${field}.participant`);
  if (refusal !== undefined && !field.endsWith('.from')) return { ok: false, refusal };
  if (named.value !== undefined) return checkNamed(named.value, instrument, field);
  if (participant.value !== submitter.party && !submitter.alone) {
    return accepted({ participant: participant.value });
  }
  return onlyAccount(directory.ledger, participant.value, instrument.id, field);
}

function resolveOwner(
  directory: Directory,
  end: EndInput,
  account: Account | undefined,
  field: string,
): Result<ParticipantId> {
  if (end.participant === undefined) {
    if (account !== undefined) return accepted(account.owner);
    return refused('field_missing', `${field}.participant`, 'name the participant or the account');
  }
  const found = findParticipant(directory.ledger, end.participant, `${field}.participant`);
  if (!found.ok || account === undefined || account.owner === found.value) return found;
  const detail = `account ${account.id} does not belong to ${found.value}`;
  return refused('account_not_owned', `${field}.account`, detail);
}

function checkNamed(account: Account, instrument: Instrument, field: string): Result<End> {
  if (account.issuance) {
    const detail = `${account.id} is an issuance account: use issue and redeem`;
    return refused('account_restricted', `${field}.account`, detail);
  }
  if (account.instrument !== instrument.id) {
    const detail = `account ${account.id} holds ${account.instrument}, not ${instrument.id}`;
    return refused('instrument_mismatch', `${field}.account`, detail);
  }
  return accepted({ participant: account.owner, account: account.id });
}

function onlyAccount(
  ledger: LedgerState,
  participant: ParticipantId,
  instrument: InstrumentId,
  field: string,
): Result<End> {
  const accounts = accountsIn(ledger, participant, instrument);
  const [account] = accounts;
  if (account === undefined) {
    const detail = `${participant} has no account in ${instrument}`;
    return refused('account_missing', `${field}.account`, detail);
  }
  if (accounts.length === 1) return accepted({ participant, account });
  const detail = `${participant} has ${accounts.length} accounts in ${instrument}: name one`;
  return refused('account_ambiguous', `${field}.account`, detail);
}
