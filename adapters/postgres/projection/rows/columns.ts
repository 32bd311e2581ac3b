import type { EntitySchemaColumnOptions } from 'typeorm';
import { safeNumber } from '../../safe-number.ts';
import { storableJson, storableText } from './storable.ts';

// Kinds of columns. The tables themselves are made by the migrations; these say how values cross over.

/** Minor units: 39 digits hold every signed 128-bit integer. Arrives as text. */
export const amount = {
  type: 'numeric',
  transformer: {
    to: (value: bigint | null) => value?.toString() ?? null,
    from: (text: string | null) => (text === null ? null : BigInt(text)),
  },
} as const satisfies EntitySchemaColumnOptions;

/** Positions, row numbers. Arrives as text. */
export const ordinal = {
  type: 'bigint',
  transformer: {
    to: (value: number | null) => value,
    from: (text: string | null) => (text === null ? null : safeNumber(text)),
  },
} as const satisfies EntitySchemaColumnOptions;

/** Compares by bytes ("C"), so that pages are in the same order everywhere. */
export const text = {
  type: 'text',
  transformer: {
    to: (value: string | null) => (value === null ? null : storableText(value)),
    from: (value: string | null) => value,
  },
} as const satisfies EntitySchemaColumnOptions;

export const json = {
  type: 'jsonb',
  transformer: { to: storableJson, from: (value: unknown) => value },
} as const satisfies EntitySchemaColumnOptions;

export const time = { type: 'timestamp with time zone' } as const;
export const small = { type: 'integer' } as const;
export const flag = { type: 'boolean' } as const;
