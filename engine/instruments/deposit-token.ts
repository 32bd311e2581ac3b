import { refuse } from '../refusal.ts';
import type { InstrumentRules } from './instrument-rules.ts';

/** A deposit: a liability of one bank, which knows each of its holders as an admitted customer. */
export const depositTokenRules: InstrumentRules = {
  money: true,
  mayHold(instrument, holder, field) {
    if (holder.admitted || holder.participant === instrument.issuer) return undefined;
    const detail = `${holder.participant} is not an admitted customer of ${instrument.issuer} for ${instrument.id}`;
    return refuse('not_admitted', field, detail);
  },
  mayIssue: () => undefined,
};
