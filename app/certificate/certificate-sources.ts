import type { Queries } from '../../engine/ports/queries.ts';
import type { ProofSources } from '../proof/proof-sources.ts';

/** What a certificate is made from: the journal, and the projection for what a settlement does not repeat. */
export interface CertificateSources extends ProofSources {
  readonly projection: ProofSources['projection'] &
    Pick<Queries, 'instruction' | 'account' | 'instruments'>;
}
