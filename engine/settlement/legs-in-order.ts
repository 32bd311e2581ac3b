import type { InstructionId } from '../ids.ts';
import type { InstructionTerms, Leg } from './instruction.ts';

/** The part of the state that keeps orders. */
interface Ordered {
  readonly ordered: Map<InstructionId, readonly Leg[]>;
}

/** The legs of an instruction that has not matched, in an order that all sides of a trade arrive at. */
export function legsInOrder(
  { ordered }: Ordered,
  { id, legs }: Pick<InstructionTerms, 'id' | 'legs'>,
): readonly Leg[] {
  return (legs.length > 2 ? ordered.get(id) : undefined) ?? sortedLegs(legs);
}

/** Two legs are put in order whenever somebody asks; for more of them the order is kept until the instruction matches. */
export function keepOrder(
  { ordered }: Ordered,
  { id, legs }: Pick<InstructionTerms, 'id' | 'legs'>,
): void {
  if (legs.length > 2) ordered.set(id, sortedLegs(legs));
}

/** In an order that amounts have no part in, for those who compare legs that may differ in them. */
export function byDirection(legs: readonly Leg[]): readonly Leg[] {
  const [first, second] = legs;
  if (legs.length === 1 || first === undefined) return legs;
  if (legs.length === 2 && first.instrument !== second?.instrument) return legs;
  return inOrder(legs, directionOf);
}

function sortedLegs(legs: readonly Leg[]): readonly Leg[] {
  const [first, second] = legs;
  if (legs.length === 1 || first === undefined) return legs;
  // Two legs in different instruments: nearly every instruction.
  if (legs.length === 2 && second !== undefined && first.instrument !== second.instrument) {
    return first.instrument < second.instrument ? legs : [second, first];
  }
  return inOrder(legs, legKey);
}

/** Of equals the order is kept. */
function inOrder(legs: readonly Leg[], keyOf: (leg: Leg) => string): readonly Leg[] {
  return legs
    .map((leg) => ({ leg, key: keyOf(leg) }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ leg }) => leg);
}

function directionOf({ instrument, from, to }: Leg): string {
  return `${instrument} ${from.participant} ${to.participant}`;
}

function legKey(leg: Leg): string {
  return `${leg.instrument} ${leg.amount} ${leg.from.participant} ${leg.to.participant}`;
}
