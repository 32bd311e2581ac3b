import type { ParticipantId } from '../ids.ts';
import { accepted, type Result, refused } from '../refusal.ts';
import { fullBic } from './participant.ts';
import type { LedgerState } from './state.ts';

/** Finds a participant by its id, BIC (8 or 11 characters) or LEI. */
export function findParticipant(
  state: LedgerState,
  name: string,
  field: string,
): Result<ParticipantId> {
  if (state.participants.has(name as ParticipantId)) return accepted(name as ParticipantId);
  const id = state.participantByCode.get(fullBic(name));
  if (id !== undefined) return accepted(id);
  return refused('participant_unknown', field, `no participant has the id, BIC or LEI "${name}"`);
}
