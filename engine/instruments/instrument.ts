import type {
  AccountId,
  ChainAddress,
  ChainId,
  InstrumentId,
  ParticipantId,
  TimeMs,
} from '../ids.ts';

export const INSTRUMENT_KINDS = ['stablecoin', 'deposit_token', 'cbdc', 'security'] as const;
export type InstrumentKind = (typeof INSTRUMENT_KINDS)[number];

/** What an issuer's auditor said stands behind a stablecoin. */
export interface Attestation {
  /** Reserves in minor units of the instrument. */
  readonly reserves: bigint;
  /** From this moment on nothing can be issued on this attestation. */
  readonly validUntil: TimeMs;
}

/** A token contract on a chain. */
export interface ChainHome {
  readonly chain: ChainId;
  readonly token: ChainAddress;
}

/** Something that accounts hold: tokenized money of one of three kinds, or a tokenized security. */
export interface Instrument {
  readonly id: InstrumentId;
  readonly kind: InstrumentKind;
  readonly name: string;
  /** Who owes it: stablecoin issuer, bank, central bank, or the depository that keeps a security's register. */
  readonly issuer: ParticipantId;
  /** Decimals of the minor unit, 0..18. */
  readonly scale: number;
  /** ISO 4217 code, for money. */
  readonly currency?: string;
  /** ISO 6166 number, for securities. */
  readonly isin?: string;
  /** Largest supply in minor units, for securities. */
  readonly issueSize?: bigint;
  readonly issuanceAccount: AccountId;
  /** Where its balances are kept; absent: on this ledger. */
  readonly home?: ChainHome;
  attestation?: Attestation;
}
