import type { InstrumentId } from '../ids.ts';
import type { Instrument } from '../instruments/instrument.ts';
import type { InstrumentsState } from '../instruments/state.ts';
import type { Account } from '../ledger/account.ts';
import { accepted, type Result, refused } from '../refusal.ts';
import type { LegInput } from './instruction.ts';

/**
 * The instrument a leg speaks of: by its id; by ISIN; or by currency, where the accounts named decide, and without
 * any the central bank's money, in which participants settle unless they say otherwise. What else the leg says of it
 * has to be true too.
 */
export function findInstrument(
  state: InstrumentsState,
  leg: LegInput,
  accounts: readonly Account[],
  field: string,
): Result<Instrument> {
  const found = byFirstName(state, leg, accounts, field);
  if (!found.ok) return found;
  const { id, isin, currency } = found.value;
  if (leg.isin !== undefined && leg.isin !== isin) {
    return refused('instrument_mismatch', `${field}.isin`, `${id} has not the ISIN ${leg.isin}`);
  }
  if (leg.currency !== undefined && leg.currency !== currency) {
    return refused('instrument_mismatch', `${field}.currency`, `${id} is not in ${leg.currency}`);
  }
  return found;
}

function byFirstName(
  state: InstrumentsState,
  leg: LegInput,
  accounts: readonly Account[],
  field: string,
): Result<Instrument> {
  if (leg.instrument !== undefined) {
    return known(state, leg.instrument as InstrumentId, `${field}.instrument`, leg.instrument);
  }
  if (leg.isin !== undefined) {
    return known(state, state.byIsin.get(leg.isin), `${field}.isin`, `the ISIN ${leg.isin}`);
  }
  if (leg.currency !== undefined) return ofCurrency(state, leg.currency, accounts, field);
  const [account] = accounts;
  if (account !== undefined) return known(state, account.instrument, field, account.instrument);
  return refused('field_missing', `${field}.instrument`, 'name the instrument, ISIN or currency');
}

function ofCurrency(
  state: InstrumentsState,
  currency: string,
  accounts: readonly Account[],
  field: string,
): Result<Instrument> {
  const candidates = state.byCurrency.get(currency) ?? [];
  const [account] = accounts;
  if (account !== undefined) {
    if (candidates.includes(account.instrument)) {
      return known(state, account.instrument, `${field}.currency`, account.instrument);
    }
    const detail = `account ${account.id} holds ${account.instrument}, which is not in ${currency}`;
    return refused('instrument_mismatch', `${field}.currency`, detail);
  }
  if (candidates.length === 0) {
    const detail = `no instrument in the currency "${currency}" is registered`;
    return refused('currency_unknown', `${field}.currency`, detail);
  }
  const cbdc = candidates.filter((id) => state.instruments.get(id)?.kind === 'cbdc');
  const [chosen, ...others] = cbdc.length > 0 ? cbdc : candidates;
  if (others.length === 0) return known(state, chosen, `${field}.currency`, currency);
  const detail = `${candidates.join(', ')} are all in ${currency}: name the instrument or an account`;
  return refused('instrument_ambiguous', `${field}.currency`, detail);
}

function known(
  state: InstrumentsState,
  id: InstrumentId | undefined,
  field: string,
  name: string,
): Result<Instrument> {
  const instrument = id === undefined ? undefined : state.instruments.get(id);
  if (instrument !== undefined) return accepted(instrument);
  return refused('instrument_unknown', field, `no instrument ${name} is registered`);
}
