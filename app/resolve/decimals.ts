import { AMOUNT_MAX, AMOUNT_MIN, formatAmount } from '../../engine/money/amount.ts';
import { printable } from '../proof/printable.ts';
import { fail } from './queue-fault.ts';

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;
/** No amount of 128 bits is longer, and BigInt need not chew on megabytes. */
const TEXT_MAX = 64;

/** A decimal as it was written, before it is known in which unit all of them are whole. */
export interface Decimal {
  readonly digits: bigint;
  readonly decimals: number;
  readonly field: string;
}

export function parseDecimal(value: unknown, field: string): Decimal {
  if (typeof value === 'number') {
    fail('amount_malformed', `${field}: write the amount as a string, like "${value}"`);
  }
  const match = typeof value === 'string' && value.length <= TEXT_MAX ? DECIMAL.exec(value) : null;
  if (match === null) {
    const given = value === undefined ? '' : `, not ${printable(JSON.stringify(value))}`;
    fail('amount_malformed', `${field}: write a decimal number in a string, like "12.50"${given}`);
  }
  const [, sign, whole = '', fraction = ''] = match;
  const magnitude = BigInt(whole + fraction);
  return {
    digits: sign === '-' ? -magnitude : magnitude,
    decimals: fraction.length,
    field,
  };
}

export function parsePositive(value: unknown, field: string): Decimal {
  const decimal = parseDecimal(value, field);
  if (decimal.digits > 0n) return decimal;
  return fail('amount_not_positive', `${field}: a payment has an amount above zero`);
}

/** In units of 10^-scale. */
export function minorUnits({ digits, decimals, field }: Decimal, scale: number): bigint {
  const amount = digits * 10n ** BigInt(scale - decimals);
  if (amount <= AMOUNT_MAX && amount >= AMOUNT_MIN) return amount;
  const detail = `with the ${scale} decimals that the file uses, an amount must fit 128 bits`;
  return fail('amount_out_of_range', `${field}: ${detail}`);
}

/** Writes it with as many decimals as payments have, and with more only where it needs them. */
export function showAmount(amount: bigint, scale: number, decimals: number): string {
  const text = formatAmount(amount, scale);
  if (scale === decimals) return text;
  const [whole = '', fraction = ''] = text.split('.');
  const rest = fraction.slice(decimals).replace(/0+$/, '');
  const shown = fraction.slice(0, decimals) + rest;
  return shown === '' ? whole : `${whole}.${shown}`;
}
