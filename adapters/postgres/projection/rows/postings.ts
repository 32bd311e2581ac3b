import { EntitySchema } from 'typeorm';
import type { HoldStatus } from '../../../../engine/ledger/hold.ts';
import type { EntryKind } from '../../../../engine/ports/queries.ts';
import { amount, ordinal, small, text, time } from './columns.ts';

/** Apart from `accounts`, because it changes with every posting: small rows, no second index, updated in place. */
export interface BalanceRow {
  readonly account: string;
  readonly posted: bigint;
  readonly held: bigint;
  /** Of the last event that moved it. */
  readonly position: number;
}

export const balanceRows = new EntitySchema<BalanceRow>({
  name: 'balances',
  columns: {
    account: { ...text, primary: true },
    posted: amount,
    held: amount,
    position: ordinal,
  },
});

/**
 * What one movement of an event did to one account. `posted` and `held` are the balances after the whole event: its
 * movements happen at once, so there is no balance in between.
 */
export interface EntryRow {
  readonly account: string;
  readonly position: number;
  /** Counts the entries of the event. */
  readonly ordinal: number;
  readonly at: Date;
  readonly kind: EntryKind;
  readonly amount: bigint;
  readonly heldChange: bigint;
  readonly posted: bigint;
  readonly held: bigint;
  readonly counterAccount: string | null;
  readonly cause: string | null;
}

export const entryRows = new EntitySchema<EntryRow>({
  name: 'entries',
  columns: {
    account: { ...text, primary: true },
    position: { ...ordinal, primary: true },
    ordinal: { ...small, primary: true },
    at: time,
    kind: text,
    amount,
    heldChange: { ...amount, name: 'held_change' },
    posted: amount,
    held: amount,
    counterAccount: { ...text, name: 'counter_account', nullable: true },
    cause: { ...text, nullable: true },
  },
});

export interface HoldRow {
  readonly id: string;
  readonly fromAccount: string;
  readonly toAccount: string;
  readonly amount: bigint;
  readonly expiresAt: Date | null;
  readonly status: HoldStatus;
  readonly position: number;
  /** Of the event that posted, voided or expired it. */
  readonly resolvedPosition: number | null;
  readonly postedAmount: bigint | null;
}

export const holdRows = new EntitySchema<HoldRow>({
  name: 'holds',
  columns: {
    id: { ...text, primary: true },
    fromAccount: { ...text, name: 'from_account' },
    toAccount: { ...text, name: 'to_account' },
    amount,
    expiresAt: { ...time, name: 'expires_at', nullable: true },
    status: text,
    position: ordinal,
    resolvedPosition: { ...ordinal, name: 'resolved_position', nullable: true },
    postedAmount: { ...amount, name: 'posted_amount', nullable: true },
  },
});
