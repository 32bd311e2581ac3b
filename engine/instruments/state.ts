import type { InstrumentId, ParticipantId } from '../ids.ts';
import type { Instrument } from './instrument.ts';
import type { Holder } from './instrument-rules.ts';

export interface InstrumentsState {
  readonly instruments: Map<InstrumentId, Instrument>;
  readonly byIsin: Map<string, InstrumentId>;
  /** Instruments of a currency, in the order they were registered. */
  readonly byCurrency: Map<string, InstrumentId[]>;
  /** Participants admitted to each instrument that has any. */
  readonly admissions: Map<InstrumentId, Set<ParticipantId>>;
}

export function emptyInstruments(): InstrumentsState {
  return {
    instruments: new Map(),
    byIsin: new Map(),
    byCurrency: new Map(),
    admissions: new Map(),
  };
}

export function addInstrument(state: InstrumentsState, instrument: Instrument): void {
  state.instruments.set(instrument.id, instrument);
  if (instrument.isin !== undefined) state.byIsin.set(instrument.isin, instrument.id);
  if (instrument.currency === undefined) return;
  const siblings = state.byCurrency.get(instrument.currency);
  if (siblings === undefined) state.byCurrency.set(instrument.currency, [instrument.id]);
  else siblings.push(instrument.id);
}

export function admit(
  state: InstrumentsState,
  instrument: InstrumentId,
  participant: ParticipantId,
): void {
  const admitted = state.admissions.get(instrument);
  if (admitted === undefined) state.admissions.set(instrument, new Set([participant]));
  else admitted.add(participant);
}

export function revoke(
  state: InstrumentsState,
  instrument: InstrumentId,
  participant: ParticipantId,
): void {
  const admitted = state.admissions.get(instrument);
  if (admitted?.delete(participant) && admitted.size === 0) state.admissions.delete(instrument);
}

export function holderOf(
  state: InstrumentsState,
  instrument: InstrumentId,
  participant: ParticipantId,
): Holder {
  return { participant, admitted: state.admissions.get(instrument)?.has(participant) === true };
}
