import { positionOfInstruction } from '../../engine/book.ts';
import type { Journal } from '../../engine/ports/journal.ts';
import type { RawDecision } from '../proof/decode-chunk.ts';
import { fieldsOf } from '../proof/plain-data.ts';
import { findDecision } from '../shell/find-decision.ts';
import { type Certified, refused, type Settlement } from './certificate.ts';
import { differenceOfTerms } from './difference-of-terms.ts';

/**
 * Whether the journal says the same of every instruction that the proved decision does not show, where it still has it:
 * what can be looked up there is not signed on the word of the projection alone. Throws `JournalUnavailable`.
 */
export async function recheckTerms(
  journal: Journal,
  settlement: Settlement,
  { events }: RawDecision,
): Promise<Certified<undefined>> {
  const shown = new Set(events.map(({ instruction }) => fieldsOf(instruction).id));
  for (const { id } of settlement.instructions) {
    if (shown.has(id)) continue;
    const position = positionOfInstruction(id);
    const received = position === undefined ? undefined : await findDecision(journal, position);
    if (received === undefined) continue;
    const difference = differenceOfTerms(settlement, received.decision);
    if (difference !== undefined) return refused('settlement_mismatch', difference);
  }
  return { ok: true, value: undefined };
}
