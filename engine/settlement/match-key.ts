import type { ParticipantId } from '../ids.ts';
import type { InstructionKind, InstructionTerms, Leg } from './instruction.ts';
import { type Tolerances, toleranceOf } from './settlement-rules.ts';

/** What matching asks of an instruction again and again, made once when it comes. */
export interface Matching {
  /** Terms that all sides of a trade share, under which it waits for the others. */
  readonly terms: string;
  /** Its trade reference, written so that it cannot pass for anything else; `""` when it has none. */
  readonly reference: string;
  /** Where others look for it who cannot match with it, to say in what they differ. */
  readonly near: readonly string[];
  /** The legs in an order that all sides arrive at. */
  readonly legs: readonly Leg[];
}

type Terms = Pick<InstructionTerms, 'kind' | 'settlementDate' | 'legs'> & {
  readonly tradeReference?: string | undefined;
};

export const NO_REFERENCE = '""';

export function matchingOf(terms: Terms, tolerances: Tolerances): Matching {
  const kind = tradeKind(terms.kind);
  const legs = sortedLegs(terms.legs);
  // The reference is anybody's text: in quotes it cannot pass for a leg that the other side did not agree to leave out.
  const named = terms.tradeReference;
  const reference = named === undefined ? NO_REFERENCE : JSON.stringify(named);
  const cell = cellOf(kind, legs, tolerances);
  return {
    terms: keyOf(kind, terms.settlementDate, legs, cell),
    reference,
    near: nearKeys(kind, reference, legs),
    legs,
  };
}

/** A receive versus payment is the other side's view of a delivery versus payment. */
export function tradeKind(kind: InstructionKind): InstructionKind {
  return kind === 'rvp' ? 'dvp' : kind;
}

/** Names the queue in which unmatched instructions of these terms by `party` wait for their other sides. */
export function queueKey(party: ParticipantId, terms: string): string {
  return `${party}|${terms}`;
}

/** Where the other sides of an instruction may wait: under its own terms, and where cash may differ, beside them. */
export function termsNear(
  { kind, settlementDate }: Pick<Terms, 'kind' | 'settlementDate'>,
  { terms, legs }: Matching,
  tolerances: Tolerances,
): readonly string[] {
  const own = tradeKind(kind);
  const cell = cellOf(own, legs, tolerances);
  if (cell === undefined) return [terms];
  const beside = (number: bigint) => keyOf(own, settlementDate, legs, { ...cell, number });
  return [terms, beside(cell.number - 1n), beside(cell.number + 1n)];
}

/** The cash of a delivery by the cell it lies in. */
interface Cell {
  readonly cash: Leg;
  readonly width: bigint;
  readonly number: bigint;
}

/**
 * Where cash may differ a little, its amount is written as the number of the cell it lies in. Cells are as wide as the
 * widest tolerance, so whoever is near enough lies in the same cell or in one beside it.
 */
function cellOf(
  kind: InstructionKind,
  legs: readonly Leg[],
  tolerances: Tolerances,
): Cell | undefined {
  if (kind !== 'dvp' || tolerances.size === 0) return undefined;
  const cash = legs.find(({ instrument }) => tolerances.has(instrument));
  if (cash === undefined) return undefined;
  const width = widest(tolerances, cash);
  return width === 0n ? undefined : { cash, width, number: cash.amount / width };
}

/**
 * The mandatory matching fields as one string: kind, settlement date, and for every leg instrument, amount and both
 * participants. The order of legs does not matter.
 */
function keyOf(
  kind: InstructionKind,
  settlementDate: string,
  legs: readonly Leg[],
  cell: Cell | undefined,
): string {
  let key = `${kind}|${settlementDate}`;
  for (const leg of legs) {
    const amount = leg === cell?.cash ? `~${cell.number}*${cell.width}` : leg.amount;
    key += `|${leg.instrument} ${amount} ${leg.from.participant} ${leg.to.participant}`;
  }
  return key;
}

function widest(tolerances: Tolerances, cash: Leg): bigint {
  let width = 0n;
  for (const { tolerance } of tolerances.get(cash.instrument) ?? []) {
    if (tolerance > width) width = tolerance;
  }
  return width;
}

/** Whether two amounts of one leg agree. Of two tolerances the narrower counts: neither side is bound by more. */
export function amountsAgree(one: Leg, other: Leg, dvp: boolean, tolerances: Tolerances): boolean {
  if (one.amount === other.amount) return true;
  const steps = dvp ? tolerances.get(one.instrument) : undefined;
  if (steps === undefined) return false;
  const apart = one.amount < other.amount ? other.amount - one.amount : one.amount - other.amount;
  return apart <= toleranceOf(steps, one.amount) && apart <= toleranceOf(steps, other.amount);
}

/** Who names the same trade is nearest; who moves the same instruments between the same participants is near too. */
function nearKeys(
  kind: InstructionKind,
  reference: string,
  legs: readonly Leg[],
): readonly string[] {
  let key = `near ${kind}`;
  for (const leg of byDirection(legs)) key += `|${directionOf(leg)}`;
  return reference === NO_REFERENCE ? [key] : [`near ${reference}`, key];
}

/** In an order that amounts have no part in, for those who compare legs that may differ in them. */
export function byDirection(legs: readonly Leg[]): readonly Leg[] {
  const [first, second] = legs;
  if (legs.length === 1 || first === undefined) return legs;
  if (legs.length === 2 && first.instrument !== second?.instrument) return legs;
  return inOrder(legs, directionOf);
}

function directionOf({ instrument, from, to }: Leg): string {
  return `${instrument} ${from.participant} ${to.participant}`;
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

function legKey(leg: Leg): string {
  return `${leg.instrument} ${leg.amount} ${leg.from.participant} ${leg.to.participant}`;
}
