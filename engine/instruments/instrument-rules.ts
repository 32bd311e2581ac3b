import type { ParticipantId, TimeMs } from '../ids.ts';
import type { Refusal } from '../refusal.ts';
import type { Instrument } from './instrument.ts';

/** Somebody who holds or is about to receive an instrument. */
export interface Holder {
  readonly participant: ParticipantId;
  /** The authority over the instrument has admitted this participant. */
  readonly admitted: boolean;
}

/** The rules that tell one kind of instrument from another. Each answers a refusal, or nothing when all is well. */
export interface InstrumentRules {
  /** Money is named by a currency, a security by an ISIN. */
  readonly money: boolean;
  /** Whether `holder` may open an account in the instrument and receive it. */
  mayHold(instrument: Instrument, holder: Holder, field: string): Refusal | undefined;
  /** Whether the supply may grow to `supply` minor units now. */
  mayIssue(instrument: Instrument, supply: bigint, at: TimeMs): Refusal | undefined;
}
