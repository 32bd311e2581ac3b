import type { ParticipantId } from '../ids.ts';
import type { InstructionTerms, Leg } from './instruction.ts';

/**
 * The mandatory matching fields as one string: kind, settlement date, trade reference, and for every leg instrument,
 * amount and both participants. Instructions match only when these are equal; the order of legs does not matter.
 */
function matchKey(terms: InstructionTerms): string {
  const legs = sortedLegs(terms).map(legKey);
  // The reference is anybody's text: in quotes it cannot pass for a leg that the other side did not agree to leave out.
  const reference = JSON.stringify(terms.tradeReference ?? '');
  return [terms.kind, terms.settlementDate, reference, ...legs].join('|');
}

/** Names the queue in which unmatched instructions of these terms by `party` wait for their other sides. */
export function queueKey(terms: InstructionTerms, party: ParticipantId = terms.party): string {
  return `${party}|${matchKey(terms)}`;
}

/** The legs in an order that both sides of a trade arrive at. */
export function sortedLegs(terms: Pick<InstructionTerms, 'legs'>): readonly Leg[] {
  return terms.legs
    .map((leg) => ({ leg, key: legKey(leg) }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ leg }) => leg);
}

function legKey(leg: Leg): string {
  return `${leg.instrument} ${leg.amount} ${leg.from.participant} ${leg.to.participant}`;
}
