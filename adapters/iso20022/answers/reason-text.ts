import type { Finality } from '../../../engine/ports/queries.ts';
import { REFUSALS } from '../../../engine/refusal.ts';
import type { ReasonCode } from '../../../engine/settlement/instruction.ts';
import { PAYMENT_REASONS } from './payment-reasons.ts';

/** Views carry codes as text: one written by a newer server may be unknown here. */
export function isReason(code: string): code is ReasonCode {
  return Object.hasOwn(PAYMENT_REASONS, code);
}

/** Why an instruction is where it is, in words. */
export function reasonText(code: string, detail: string | null): string {
  if (detail !== null && detail !== '') return detail;
  const titles: Readonly<Record<string, string>> = REFUSALS;
  return titles[code] ?? code.replaceAll('_', ' ');
}

/** What proves a settlement: the row of the journal that made it final. */
export function finalityText({ position, hash }: Finality): string {
  return `Final at ${position}, row ${hash}`;
}
