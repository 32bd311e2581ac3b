import { refuse } from '../refusal.ts';
import type { InstrumentRules } from './instrument-rules.ts';

/** A tokenized security: the depository issues at most the size of the issue; every participant may hold it. */
export const securityRules: InstrumentRules = {
  money: false,
  mayHold: () => undefined,
  mayIssue(instrument, supply) {
    if (instrument.issueSize === undefined || supply <= instrument.issueSize) return undefined;
    const detail = `the issue of ${instrument.id} is of ${instrument.issueSize} minor units`;
    return refuse('issue_exceeded', 'amount', detail);
  },
};
