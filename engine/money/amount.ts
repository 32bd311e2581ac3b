import { accepted, type Refusal, type Result, refuse, refused } from '../refusal.ts';

/** Bounds of every amount and balance, in minor units: signed 128 bits. */
export const AMOUNT_MAX = 2n ** 127n - 1n;
export const AMOUNT_MIN = -(2n ** 127n);

export const SCALE_MAX = 18;

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;
/** Longer input cannot be an amount; refusing it first keeps BigInt() from chewing on megabytes. */
const TEXT_MAX = 64;

/** Checks an amount in minor units that is to be moved: above zero and within 128 bits. */
export function checkAmount(amount: bigint, field: string): Refusal | undefined {
  if (amount > 0n && amount <= AMOUNT_MAX) return undefined;
  if (amount === 0n) return refuse('amount_zero', field, 'an amount must be above zero');
  if (amount < 0n) return refuse('amount_negative', field, 'an amount must be above zero');
  return refuse('amount_out_of_range', field, 'an amount must fit 128 bits');
}

/**
 * Reads a decimal string as minor units of an instrument with `scale` decimals: `parseAmount('10.50', 2)` is
 * 1050n. Trailing zeros beyond the scale are fine; other digits there are refused, never rounded.
 */
export function parseAmount(text: string, scale: number, field: string): Result<bigint> {
  const short = parseShortAmount(text, scale);
  if (short !== undefined) return accepted(short);
  const match = text.length <= TEXT_MAX ? DECIMAL.exec(text) : null;
  if (match === null) {
    const detail = 'write a plain decimal number of at most 64 characters, like 1250.00';
    return refused('amount_malformed', field, detail);
  }
  const [, sign, whole = '', fraction = ''] = match;
  const digits = fraction.length <= scale ? fraction : fraction.replace(/0+$/, '');
  if (digits.length > scale) {
    return refused('amount_too_precise', field, `at most ${scale} decimals`);
  }
  const magnitude = BigInt(whole + digits.padEnd(scale, '0'));
  const amount = sign === '-' ? -magnitude : magnitude;
  const refusal = checkAmount(amount, field);
  return refusal === undefined ? accepted(amount) : { ok: false, refusal };
}

const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;

/**
 * The same for what nearly every amount is: digits, perhaps a point and digits, few enough to be exact as a number.
 * `undefined` for all others, right or wrong.
 */
function parseShortAmount(text: string, scale: number): bigint | undefined {
  if (text.length > TEXT_MAX) return undefined;
  let value = 0;
  let point = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === DOT && index > 0 && point === text.length) point = index;
    else if (code < ZERO || code > NINE) return undefined;
    else value = 10 * value + code - ZERO;
  }
  const decimals = Math.max(0, text.length - point - 1);
  if (point === text.length - 1 || decimals > scale) return undefined;
  const amount = value * 10 ** (scale - decimals);
  return amount > 0 && Number.isSafeInteger(amount) ? BigInt(amount) : undefined;
}

/** Writes minor units as a decimal string with exactly `scale` decimals. */
export function formatAmount(amount: bigint, scale: number): string {
  const sign = amount < 0n ? '-' : '';
  const digits = (amount < 0n ? -amount : amount).toString().padStart(scale + 1, '0');
  if (scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
