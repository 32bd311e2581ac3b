import type { ParticipantId } from '../ids.ts';

/** One name for a party's own reference, which no other party's can be. */
export function referenceKey(party: ParticipantId, reference: string): string {
  return `${party} ${reference}`;
}
