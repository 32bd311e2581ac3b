import { data } from 'currency-codes';
import type { CurrencyList } from '../../engine/money/currency.ts';

/** Active codes without a minor unit ("N.A." in the list): metals, bond units, units of account, tests. */
const WITHOUT_MINOR_UNIT: readonly string[] = [
  'XAG',
  'XAU',
  'XBA',
  'XBB',
  'XBC',
  'XBD',
  'XDR',
  'XPD',
  'XPT',
  'XSU',
  'XTS',
  'XUA',
  'XXX',
];

/**
 * What changed after the package's copy of the list, of 2024-06-25. Remove what a later copy brings.
 * Added: amendments 176 (XCG) and 179 (XAD). Withdrawn: ANG, replaced by XCG in 2025; BGN, by the euro with
 * amendment 180 on 2026-01-01; CUC, which left circulation in 2021.
 */
const ADDED: readonly (readonly [string, number])[] = [
  ['XAD', 2],
  ['XCG', 2],
];
const WITHDRAWN: readonly string[] = ['ANG', 'BGN', 'CUC'];

/** ISO 4217 list one, active codes only, upper case as the standard writes them. */
export function iso4217(): CurrencyList {
  const scales = new Map<string, number>(data.map(({ code, digits }) => [code, digits]));
  for (const code of [...WITHOUT_MINOR_UNIT, ...WITHDRAWN]) scales.delete(code);
  for (const [code, scale] of ADDED) scales.set(code, scale);
  return { scaleOf: (code) => scales.get(code) };
}
