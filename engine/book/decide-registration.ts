import {
  type AccountId,
  type ChainId,
  checkIdentifier,
  type InstrumentId,
  type ParticipantId,
} from '../ids.ts';
import type { Instrument } from '../instruments/instrument.ts';
import { checkIsin } from '../instruments/isin.ts';
import { rulesOf } from '../instruments/rules.ts';
import { findParticipant } from '../ledger/find-participant.ts';
import { checkBic, checkLei, fullBic, type Participant } from '../ledger/participant.ts';
import { AMOUNT_MAX, AMOUNT_MIN, checkAmount, SCALE_MAX } from '../money/amount.ts';
import type { CurrencyList } from '../money/currency.ts';
import { accepted, type Refusal, type Result, refuse, refused } from '../refusal.ts';
import { asAddress, checkAddress } from '../settlement/chain/check-address.ts';
import type { Command } from './command.ts';
import type { Event } from './event.ts';
import type { BookState } from './state.ts';

type Of<Type extends Command['type']> = Command & { readonly type: Type };

const NAME_MAX = 140;

export function decideRegisterParticipant(
  state: BookState,
  command: Of<'register_participant'>,
): Result<Event[]> {
  const refusal =
    checkIdentifier(command.id, 'id') ??
    checkName(command.name) ??
    (command.lei === undefined ? undefined : checkLei(command.lei, 'lei')) ??
    (command.bic === undefined ? undefined : checkBic(command.bic, 'bic'));
  if (refusal !== undefined) return { ok: false, refusal };
  const bic = command.bic === undefined ? undefined : fullBic(command.bic);
  const taken = checkNamesFree(state, { ...command, bic });
  if (taken !== undefined) return { ok: false, refusal: taken };
  const participant: Participant = {
    id: command.id as ParticipantId,
    name: command.name,
    ...(command.lei === undefined ? {} : { lei: command.lei }),
    ...(bic === undefined ? {} : { bic }),
  };
  return accepted([{ type: 'participant_registered', participant }]);
}

/** Whatever names this participant from now on must not name another one, as a BIC of eight characters might. */
function checkNamesFree(
  state: BookState,
  { id, bic, lei }: { id: string; bic: string | undefined; lei?: string },
): Refusal | undefined {
  const headOffice = bic?.endsWith('XXX') ? bic.slice(0, 8) : undefined;
  const names = { id: [id], bic: [bic, headOffice], lei: [lei] };
  for (const [field, candidates] of Object.entries(names)) {
    for (const name of candidates) {
      const owner = name === undefined ? undefined : findParticipant(state.ledger, name, field);
      if (!owner?.ok) continue;
      return refuse('participant_exists', field, `"${name}" names ${owner.value} already`);
    }
  }
  return undefined;
}

export function decideRegisterInstrument(
  state: BookState,
  currencies: CurrencyList,
  command: Of<'register_instrument'>,
): Result<Event[]> {
  const issuer = findParticipant(state.ledger, command.issuer, 'issuer');
  if (!issuer.ok) return issuer;
  const refusal =
    checkIdentifier(command.id, 'id') ??
    checkIdentifier(command.issuanceAccount, 'issuanceAccount') ??
    checkName(command.name) ??
    checkDenomination(currencies, command) ??
    checkUnused(state, command) ??
    checkHome(state, command.home);
  if (refusal !== undefined) return { ok: false, refusal };
  const { currency, isin, issueSize } = command;
  const scale = command.scale ?? (currency === undefined ? 0 : currencies.scaleOf(currency)) ?? 0;
  if (!Number.isInteger(scale) || scale < 0 || scale > SCALE_MAX) {
    return refused('scale_invalid', 'scale', `a scale is a whole number from 0 to ${SCALE_MAX}`);
  }
  const instrument: Omit<Instrument, 'attestation'> = {
    id: command.id as InstrumentId,
    kind: command.kind,
    name: command.name,
    issuer: issuer.value,
    scale,
    issuanceAccount: command.issuanceAccount as AccountId,
    ...(currency === undefined ? {} : { currency }),
    ...(isin === undefined ? {} : { isin }),
    ...(issueSize === undefined ? {} : { issueSize }),
    ...(command.home === undefined ? {} : { home: homeOf(command.home) }),
  };
  return accepted([{ type: 'instrument_registered', instrument }, issuanceOpened(instrument)]);
}

function issuanceOpened(instrument: Omit<Instrument, 'attestation'>): Event {
  return {
    type: 'account_opened',
    id: instrument.issuanceAccount,
    owner: instrument.issuer,
    instrument: instrument.id,
    issuance: true,
    floor: AMOUNT_MIN,
    ceiling: 0n,
    transferLimit: AMOUNT_MAX,
  };
}

function checkDenomination(
  currencies: CurrencyList,
  command: Of<'register_instrument'>,
): Refusal | undefined {
  const { currency, isin, issueSize, kind } = command;
  if (rulesOf(kind).money) {
    if (isin !== undefined) return refuse('field_invalid', 'isin', 'money has no ISIN');
    if (issueSize !== undefined) {
      return refuse('field_invalid', 'issueSize', 'only securities have the size of an issue');
    }
    if (currency === undefined) return refuse('field_missing', 'currency', 'money has a currency');
    if (currencies.scaleOf(currency) !== undefined) return undefined;
    return refuse('currency_unknown', 'currency', `"${currency}" is no active ISO 4217 code`);
  }
  if (currency !== undefined) return refuse('field_invalid', 'currency', 'a security has an ISIN');
  if (isin === undefined) return refuse('field_missing', 'isin', 'a security has an ISIN');
  return (
    checkIsin(isin, 'isin') ??
    (issueSize === undefined ? undefined : checkAmount(issueSize, 'issueSize'))
  );
}

function checkUnused(state: BookState, command: Of<'register_instrument'>): Refusal | undefined {
  const { instruments, byIsin } = state.instruments;
  const exists = 'register it under another name';
  if (instruments.has(command.id as InstrumentId)) return refuse('instrument_exists', 'id', exists);
  if (command.isin !== undefined && byIsin.has(command.isin)) {
    return refuse('instrument_exists', 'isin', `${byIsin.get(command.isin)} has that ISIN`);
  }
  if (state.ledger.accounts.has(command.issuanceAccount as AccountId)) {
    return refuse('account_exists', 'issuanceAccount', 'open it under another name');
  }
  return undefined;
}

/** A token of a chain that is defined, and of no other instrument. */
function checkHome(state: BookState, home: HomeInput | undefined): Refusal | undefined {
  if (home === undefined) return undefined;
  if (!state.settlement.chain.chains.has(home.chain as ChainId)) {
    return refuse('chain_unknown', 'home.chain', `no chain "${home.chain}" is defined`);
  }
  const malformed = checkAddress(home.token, 'home.token');
  if (malformed !== undefined) return malformed;
  const { chain, token } = homeOf(home);
  for (const { id, home: other } of state.instruments.instruments.values()) {
    if (other?.chain !== chain || other.token !== token) continue;
    return refuse('instrument_exists', 'home.token', `${id} is that token`);
  }
  return undefined;
}

type HomeInput = NonNullable<Of<'register_instrument'>['home']>;

function homeOf({ chain, token }: HomeInput): NonNullable<Instrument['home']> {
  return { chain: chain as ChainId, token: asAddress(token) };
}

function checkName(name: string): Refusal | undefined {
  const printable = name.length > 0 && name.length <= NAME_MAX && !/\p{Cc}/u.test(name);
  return printable
    ? undefined
    : refuse(
        'field_invalid',
        'name',
        `a name has 1 to ${NAME_MAX} characters, none of them a control`,
      );
}
