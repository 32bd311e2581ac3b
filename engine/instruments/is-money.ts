import type { InstrumentId } from '../ids.ts';
import { rulesOf } from './rules.ts';
import type { InstrumentsState } from './state.ts';

/** Whether an instrument that is registered is money, and not a security. */
export function isMoney({ instruments }: InstrumentsState, id: InstrumentId): boolean {
  const instrument = instruments.get(id);
  return instrument !== undefined && rulesOf(instrument.kind).money;
}
