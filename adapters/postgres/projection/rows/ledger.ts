import { EntitySchema } from 'typeorm';
import type { ChainHome, InstrumentKind } from '../../../../engine/instruments/instrument.ts';
import type { FreezeScope } from '../../../../engine/ledger/account.ts';
import { amount, flag, json, ordinal, small, text } from './columns.ts';

// `position` in these rows is that of the event which made them.

export interface ParticipantRow {
  readonly id: string;
  readonly name: string;
  readonly lei: string | null;
  readonly bic: string | null;
  readonly position: number;
}

export const participantRows = new EntitySchema<ParticipantRow>({
  name: 'participants',
  columns: {
    id: { ...text, primary: true },
    name: text,
    lei: { ...text, nullable: true },
    bic: { ...text, nullable: true },
    position: ordinal,
  },
});

export interface InstrumentRow {
  readonly id: string;
  readonly kind: InstrumentKind;
  readonly name: string;
  readonly issuer: string;
  readonly scale: number;
  readonly currency: string | null;
  readonly isin: string | null;
  readonly issueSize: bigint | null;
  readonly issuanceAccount: string;
  /** `null`: this ledger. */
  readonly home: ChainHome | null;
  readonly position: number;
}

export const instrumentRows = new EntitySchema<InstrumentRow>({
  name: 'instruments',
  columns: {
    id: { ...text, primary: true },
    kind: text,
    name: text,
    issuer: text,
    scale: small,
    currency: { ...text, nullable: true },
    isin: { ...text, nullable: true },
    issueSize: { ...amount, name: 'issue_size', nullable: true },
    issuanceAccount: { ...text, name: 'issuance_account' },
    home: { ...json, nullable: true },
    position: ordinal,
  },
});

export interface AccountRow {
  readonly id: string;
  readonly owner: string;
  readonly instrument: string;
  readonly issuance: boolean;
  readonly floor: bigint;
  readonly ceiling: bigint;
  readonly transferLimit: bigint;
  readonly frozen: FreezeScope;
  /** Of an account that mirrors a chain. */
  readonly address: string | null;
  readonly position: number;
  /** Of the last event that changed limits or freeze. */
  readonly changedPosition: number;
}

export const accountRows = new EntitySchema<AccountRow>({
  name: 'accounts',
  columns: {
    id: { ...text, primary: true },
    owner: text,
    instrument: text,
    issuance: flag,
    floor: amount,
    ceiling: amount,
    transferLimit: { ...amount, name: 'transfer_limit' },
    frozen: text,
    address: { ...text, nullable: true },
    position: ordinal,
    changedPosition: { ...ordinal, name: 'changed_position' },
  },
});
