import type { Certificates } from '../../adapters/http/endpoint.ts';
import { failed, found, type ProblemCode } from '../../adapters/http/problems/problem.ts';
import { JournalUnavailable } from '../../engine/ports/journal.ts';
import type { SigningKey } from '../signing/signing-key.ts';
import type { CertificateFaultCode } from './certificate.ts';
import type { CertificateSources } from './certificate-sources.ts';
import { certify } from './certify.ts';

/** The faults that are an answer; any other means that the book and its proofs do not fit together. */
const PROBLEMS: Partial<Readonly<Record<CertificateFaultCode, ProblemCode>>> = {
  instruction_unknown: 'instruction_unknown',
  not_final: 'not_final',
  entry_archived: 'settlement_archived',
};

/** Certificates of a book for the HTTP interface. */
export function serveCertificates(
  book: string,
  { journal, projection }: Pick<CertificateSources, 'journal' | 'projection'>,
  key: SigningKey,
): Certificates {
  return {
    async certify(instruction) {
      try {
        const certified = await certify({ book, journal, projection }, key, instruction);
        if (certified.ok) return found(certified.value.certificate);
        const { code, detail } = certified.fault;
        const problem = PROBLEMS[code];
        if (problem === undefined) throw new Error(`no certificate: ${code}: ${detail}`);
        return failed(problem, detail);
      } catch (error) {
        if (!(error instanceof JournalUnavailable)) throw error;
        return failed('unavailable', 'The journal cannot be reached. Try again shortly.');
      }
    },
  };
}
