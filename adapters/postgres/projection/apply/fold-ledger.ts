import type { Event } from '../../../../engine/book/event.ts';
import type { Moment } from './moment.ts';
import type { WorkingSet } from './working-set.ts';

type Of<Type extends Event['type']> = Extract<Event, { type: Type }>;

export function foldParticipantRegistered(
  { participants }: WorkingSet,
  { participant }: Of<'participant_registered'>,
  { position }: Moment,
): void {
  const { id, name, lei = null, bic = null } = participant;
  participants.put({ id, name, lei, bic, position });
}

export function foldInstrumentRegistered(
  { instruments }: WorkingSet,
  { instrument }: Of<'instrument_registered'>,
  { position }: Moment,
): void {
  const { id, kind, name, issuer, scale, issuanceAccount } = instrument;
  const { currency = null, isin = null, issueSize = null, home = null } = instrument;
  const identity = { id, kind, name, issuer, scale, issuanceAccount, position };
  instruments.put({ ...identity, currency, isin, issueSize, home });
}

export function foldAccountOpened(
  { accounts, balances }: WorkingSet,
  event: Of<'account_opened'>,
  { position }: Moment,
): void {
  const { id, owner, instrument, issuance, floor, ceiling, transferLimit, address = null } = event;
  const limits = { floor, ceiling, transferLimit };
  accounts.put({
    id,
    owner,
    instrument,
    issuance,
    frozen: 'none',
    address,
    position,
    ...limits,
    changedPosition: position,
  });
  balances.put({ account: id, posted: 0n, held: 0n, position });
}

export function foldLimitsSet(
  { accounts }: WorkingSet,
  { account, floor, ceiling, transferLimit }: Of<'limits_set'>,
  { position }: Moment,
): void {
  const before = accounts.get(account);
  accounts.put({ ...before, floor, ceiling, transferLimit, changedPosition: position });
}

export function foldAccountFrozen(
  { accounts }: WorkingSet,
  { account, scope }: Of<'account_frozen'>,
  { position }: Moment,
): void {
  accounts.put({ ...accounts.get(account), frozen: scope, changedPosition: position });
}
