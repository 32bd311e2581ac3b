import type { Position } from '../../engine/ids.ts';
import { type Fault, type FaultCode, PROOF_BYTES_MAX, type Proof } from '../proof/proof.ts';

/** Names the layout of the file; another layout gets another number. */
export const CERTIFICATE_FORMAT = 'tricord-certificate/1';

/** Larger files are neither written nor read. */
export const CERTIFICATE_BYTES_MAX = PROOF_BYTES_MAX;

/**
 * What an operator says of a settlement that is final, signed, with the proof that the journal says the same. Made
 * again with the same key it is the same, to the last byte.
 */
export interface Certificate {
  readonly format: typeof CERTIFICATE_FORMAT;
  readonly book: string;
  readonly settlement: Settlement;
  readonly finality: {
    readonly level: 'final';
    readonly position: Position;
    /** ISO 8601, UTC. */
    readonly time: string;
    /** Of the journal row that holds the settlement, hex. */
    readonly hash: string;
  };
  /** Without links: it ends at the row itself. */
  readonly proof: Proof;
  readonly key: {
    readonly algorithm: 'Ed25519';
    /** SHA-256 of `publicKey`, hex. */
    readonly kid: string;
    /** SubjectPublicKeyInfo in DER, base64. */
    readonly publicKey: string;
  };
  /** Over the canonical JSON (RFC 8785) of everything else, base64. */
  readonly signature: string;
}

/** The trade that settled, whole. */
export interface Settlement {
  readonly trade: string;
  readonly settlementDate: string;
  /** Of all sides. */
  readonly instructions: readonly CertifiedInstruction[];
  readonly legs: readonly CertifiedLeg[];
}

export interface CertifiedInstruction {
  readonly id: string;
  readonly reference: string;
  readonly kind: string;
  readonly party: string;
  readonly tradeReference: string | null;
}

export interface CertifiedLeg {
  readonly instrument: string;
  /** Decimal string with all decimals of the instrument: without the point it is minor units. */
  readonly amount: string;
  readonly from: CertifiedEnd;
  readonly to: CertifiedEnd;
}

export interface CertifiedEnd {
  readonly participant: string;
  readonly account: string;
}

export type CertificateFaultCode =
  | FaultCode
  /** When one is made. */
  | 'instruction_unknown'
  | 'not_final'
  | 'version_unknown'
  | 'key_mismatch'
  | 'signature_invalid'
  | 'key_not_trusted'
  /** What is proved is something else than a settlement. */
  | 'not_a_settlement'
  | 'finality_mismatch'
  | 'settlement_mismatch';

/** Why there is no certificate, or why it certifies nothing. */
export interface CertificateFault extends Omit<Fault, 'code'> {
  readonly code: CertificateFaultCode;
}

export type Certified<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: CertificateFault };

export function refused(code: CertificateFaultCode, detail: string): Certified<never> {
  return { ok: false, fault: { code, detail } };
}
