import type { ParticipantId } from '../ids.ts';
import type { InstructionTerms, Leg } from './instruction.ts';

/** What matching asks of an instruction again and again, made once when it comes. */
export interface Matching {
  /** Equal on all sides of a trade. */
  readonly key: string;
  /** The legs in an order that all sides arrive at. */
  readonly legs: readonly Leg[];
}

export function matchingOf(terms: InstructionTerms): Matching {
  const legs = sortedLegs(terms);
  return { key: matchKey(terms, legs), legs };
}

/** Names the queue in which unmatched instructions of these terms by `party` wait for their other sides. */
export function queueKey(party: ParticipantId, { key }: Matching): string {
  return `${party}|${key}`;
}

/**
 * The mandatory matching fields as one string: kind, settlement date, trade reference, and for every leg instrument,
 * amount and both participants. Instructions match only when these are equal; the order of legs does not matter.
 */
function matchKey(terms: InstructionTerms, sorted: readonly Leg[]): string {
  const legs = sorted.map(legKey);
  // The reference is anybody's text: in quotes it cannot pass for a leg that the other side did not agree to leave out.
  const reference = JSON.stringify(terms.tradeReference ?? '');
  return [terms.kind, terms.settlementDate, reference, ...legs].join('|');
}

function sortedLegs({ legs }: InstructionTerms): readonly Leg[] {
  return legs
    .map((leg) => ({ leg, key: legKey(leg) }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ leg }) => leg);
}

function legKey(leg: Leg): string {
  return `${leg.instrument} ${leg.amount} ${leg.from.participant} ${leg.to.participant}`;
}
