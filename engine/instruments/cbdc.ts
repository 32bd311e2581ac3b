import { refuse } from '../refusal.ts';
import type { InstrumentRules } from './instrument-rules.ts';

/** Wholesale central bank money: a liability of the central bank, held by the participants it admitted. */
export const cbdcRules: InstrumentRules = {
  money: true,
  mayHold(instrument, holder, field) {
    if (holder.admitted || holder.participant === instrument.issuer) return undefined;
    const detail = `${holder.participant} is not admitted to ${instrument.id} by ${instrument.issuer}`;
    return refuse('not_admitted', field, detail);
  },
  mayIssue: () => undefined,
};
