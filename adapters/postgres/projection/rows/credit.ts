import { EntitySchema } from 'typeorm';
import type { CollateralAccount } from '../../../../engine/settlement/credit/credit-line.ts';
import { amount, json, ordinal, text, time } from './columns.ts';

export interface CreditLineRow {
  readonly account: string;
  readonly lender: string;
  readonly cap: bigint;
  readonly unsecured: bigint;
  readonly collateral: readonly CollateralAccount[];
  readonly drawn: bigint;
  /** By how much the credit passes what the line lends. */
  readonly called: bigint;
  readonly position: number;
  /** Of the last event that changed it. */
  readonly changedPosition: number;
}

export const creditLineRows = new EntitySchema<CreditLineRow>({
  name: 'credit_lines',
  columns: {
    account: { ...text, primary: true },
    lender: text,
    cap: amount,
    unsecured: amount,
    collateral: json,
    drawn: amount,
    called: amount,
    position: ordinal,
    changedPosition: { ...ordinal, name: 'changed_position' },
  },
});

export interface PledgeRow {
  readonly id: string;
  readonly line: string;
  readonly instrument: string;
  readonly fromAccount: string;
  readonly toAccount: string;
  readonly quantity: bigint;
  readonly position: number;
  /** Of the event that gave it back; `null` while it is open. */
  readonly releasedPosition: number | null;
}

export const pledgeRows = new EntitySchema<PledgeRow>({
  name: 'pledges',
  columns: {
    id: { ...text, primary: true },
    line: text,
    instrument: text,
    fromAccount: { ...text, name: 'from_account' },
    toAccount: { ...text, name: 'to_account' },
    quantity: amount,
    position: ordinal,
    releasedPosition: { ...ordinal, name: 'released_position', nullable: true },
  },
});

/** The last price of a security. */
export interface PriceRow {
  readonly instrument: string;
  readonly currency: string;
  /** Of one unit; written out as a decimal number. */
  readonly price: string;
  readonly date: string;
  readonly validUntil: Date;
  readonly position: number;
}

export const priceRows = new EntitySchema<PriceRow>({
  name: 'prices',
  columns: {
    instrument: { ...text, primary: true },
    currency: text,
    price: text,
    date: text,
    validUntil: { ...time, name: 'valid_until' },
    position: ordinal,
  },
});
