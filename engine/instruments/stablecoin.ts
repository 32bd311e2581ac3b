import { refuse } from '../refusal.ts';
import type { InstrumentRules } from './instrument-rules.ts';

/** A bearer-like claim on an issuer: anybody may hold it; it exists only against attested reserves. */
export const stablecoinRules: InstrumentRules = {
  money: true,
  mayHold: () => undefined,
  mayIssue(instrument, supply, at) {
    const { attestation, id } = instrument;
    if (attestation === undefined || attestation.validUntil <= at) {
      const detail = `attest the reserves of ${id} before issuing`;
      return refuse('reserves_unattested', 'instrument', detail);
    }
    if (supply <= attestation.reserves) return undefined;
    const detail = `the supply of ${id} would pass its reserves by ${supply - attestation.reserves} minor units`;
    return refuse('reserves_insufficient', 'amount', detail);
  },
};
