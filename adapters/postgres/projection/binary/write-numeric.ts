import type { BinaryWriter } from './binary-writer.ts';

// numeric_send in PostgreSQL's src/backend/utils/adt/numeric.c: the number of digits, the weight of the first, the sign,
// the decimals to show, and the digits, which are to the base 10,000.

const BASE = 10_000;
const NEGATIVE = 0x4000;
const BYTES_A_DIGIT = 2;
const HEAD_BYTES = 8;
const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
/** So many digits of the base fit a number exactly. */
const DIGITS_A_PART = 3;
const PART = BigInt(BASE ** DIGITS_A_PART);

/** A field of type numeric: a whole number of any size. */
export function writeNumeric(writer: BinaryWriter, value: bigint): void {
  const sign = value < 0n ? NEGATIVE : 0;
  const size = value < 0n ? -value : value;
  if (size > SAFE) writeDigits(writer, sign, digitsOf(size));
  else writeSmall(writer, sign, Number(size));
}

/** Most amounts by far: no list of digits is made. */
function writeSmall(writer: BinaryWriter, sign: number, size: number): void {
  let digits = 1;
  let unit = 1;
  while (size >= unit * BASE) {
    digits += 1;
    unit *= BASE;
  }
  writeHead(writer, sign, digits);
  for (let rest = size; digits > 0; digits -= 1) {
    const digit = Math.floor(rest / unit);
    writer.int16(digit);
    rest -= digit * unit;
    unit /= BASE;
  }
}

function writeDigits(writer: BinaryWriter, sign: number, digits: readonly number[]): void {
  writeHead(writer, sign, digits.length);
  for (const digit of digits) writer.int16(digit);
}

function writeHead(writer: BinaryWriter, sign: number, digits: number): void {
  writer.int32(HEAD_BYTES + BYTES_A_DIGIT * digits);
  writer.int16(digits);
  writer.int16(digits - 1);
  writer.int16(sign);
  writer.int16(0);
}

/** The highest first. Leading zeros do no harm. */
function digitsOf(size: bigint): number[] {
  const digits: number[] = [];
  for (let rest = size; rest > 0n; rest /= PART) {
    let part = Number(rest % PART);
    for (let count = 0; count < DIGITS_A_PART; count += 1) {
      digits.push(part % BASE);
      part = Math.floor(part / BASE);
    }
  }
  return digits.reverse();
}
