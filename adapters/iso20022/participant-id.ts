import { fullBic } from '../../engine/ledger/participant.ts';

const BIC_LENGTHS = [8, 11];

/** Whether two identifiers, each a BIC or an LEI, are known to name one institution. */
export function sameParticipant(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

/** Whether two identifiers of one kind differ. A BIC and an LEI cannot be compared here. */
export function differentParticipants(one: string, other: string): boolean {
  return isBic(one) === isBic(other) && !sameParticipant(one, other);
}

export function isBic(id: string): boolean {
  return BIC_LENGTHS.includes(id.length);
}

function comparable(id: string): string {
  return isBic(id) ? fullBic(id) : id;
}
