import { type Refusal, refuse } from '../refusal.ts';

const ISIN = /^[A-Z]{2}[A-Z0-9]{9}[0-9]$/;

/** ISO 6166: two letters, nine characters and a check digit (Luhn over the digits, letters counting from A = 10). */
export function checkIsin(isin: string, field: string): Refusal | undefined {
  if (ISIN.test(isin) && luhnSum(isin) % 10 === 0) return undefined;
  return refuse(
    'isin_invalid',
    field,
    'an ISIN has 12 characters of which the last is a check digit',
  );
}

function luhnSum(isin: string): number {
  const digits = isin.replace(/[A-Z]/g, (letter) => (letter.charCodeAt(0) - 55).toString());
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const weighted = index % 2 === 0 ? digit : 2 * digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum;
}
