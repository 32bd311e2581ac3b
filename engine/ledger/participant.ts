import type { ParticipantId } from '../ids.ts';
import { type Refusal, refuse } from '../refusal.ts';

/** A legal entity that may own accounts and instruct. */
export interface Participant {
  readonly id: ParticipantId;
  readonly name: string;
  /** Legal entity identifier, ISO 17442. */
  readonly lei?: string;
  /** Business identifier code, ISO 9362, always kept in its eleven-character form. */
  readonly bic?: string;
}

const LEI = /^[A-Z0-9]{18}[0-9]{2}$/;
const BIC = /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/;

/** ISO 17442-1: check digits after ISO 7064, mod 97-10, letters counting from A = 10. */
export function checkLei(lei: string, field: string): Refusal | undefined {
  if (LEI.test(lei) && BigInt(lei.replace(/[A-Z]/g, toDigits)) % 97n === 1n) return undefined;
  return refuse(
    'lei_invalid',
    field,
    'an LEI has 20 characters of which the last two are check digits',
  );
}

export function checkBic(bic: string, field: string): Refusal | undefined {
  if (BIC.test(bic)) return undefined;
  return refuse('bic_invalid', field, 'a BIC has 8 or 11 characters, like CENTEU2F or CENTEU2FXXX');
}

/** A BIC of eight characters names the head office, which is branch XXX. */
export function fullBic(bic: string): string {
  return bic.length === 8 ? `${bic}XXX` : bic;
}

function toDigits(letter: string): string {
  return (letter.charCodeAt(0) - 55).toString();
}
