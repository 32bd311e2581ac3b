import type { InstructionKind, InstructionTerms, Leg } from './instruction.ts';
import { byDirection } from './legs-in-order.ts';
import { mixAmount, mixText, NOTHING_MIXED } from './mix.ts';
import { type Tolerances, toleranceOf } from './settlement-rules.ts';

/**
 * Where an instruction waits for its other sides, as hashes of its matching fields: a text of them would take more memory
 * than all the rest of it. Two contents may have one hash, so whoever is found there is compared.
 */
export interface MatchKeys {
  /** The terms that all sides of a trade share. */
  readonly terms: number;
  /** Those, and the trade reference or that there is none. */
  readonly named: number;
  /** The trade reference alone, if there is one: who names the same trade is nearest. */
  readonly trade: number | undefined;
  /** Who moves the same instruments between the same participants is near too. */
  readonly direction: number;
}

type Terms = Pick<InstructionTerms, 'kind' | 'settlementDate'> & {
  readonly tradeReference?: string | undefined;
};

/** `legs` in the order that all sides share. */
export function matchKeysOf(
  instruction: Terms,
  legs: readonly Leg[],
  tolerances: Tolerances,
): MatchKeys {
  const { tradeReference } = instruction;
  const terms = termsKey(instruction, legs, cellOf(instruction, legs, tolerances));
  return {
    terms,
    named: namedKey(terms, tradeReference),
    trade: tradeReference === undefined ? undefined : mixText(NOTHING_MIXED, tradeReference),
    direction: directionKey(instruction, legs),
  };
}

/** A receive versus payment is the other side's view of a delivery versus payment. */
export function tradeKind(kind: InstructionKind): InstructionKind {
  return kind === 'rvp' ? 'dvp' : kind;
}

/** Where the other sides of an instruction may wait: under its own terms, and where cash may differ, beside them. */
export function termsNear(
  instruction: Terms,
  legs: readonly Leg[],
  tolerances: Tolerances,
): readonly number[] {
  const cell = cellOf(instruction, legs, tolerances);
  const own = termsKey(instruction, legs, cell);
  if (cell === undefined) return [own];
  const beside = (number: bigint) => termsKey(instruction, legs, { ...cell, number });
  return [own, beside(cell.number - 1n), beside(cell.number + 1n)];
}

export function namedKey(terms: number, tradeReference: string | undefined): number {
  return tradeReference === undefined ? terms : mixText(terms, tradeReference);
}

/** The cash of a delivery by the cell it lies in. */
interface Cell {
  readonly cash: Leg;
  readonly width: bigint;
  readonly number: bigint;
}

/**
 * Where cash may differ a little, its amount is taken as the number of the cell it lies in. Cells are as wide as the
 * widest tolerance, so whoever is near enough lies in the same cell or in one beside it.
 */
function cellOf({ kind }: Terms, legs: readonly Leg[], tolerances: Tolerances): Cell | undefined {
  if (tolerances.size === 0 || tradeKind(kind) !== 'dvp') return undefined;
  const cash = legs.find(({ instrument }) => tolerances.has(instrument));
  if (cash === undefined) return undefined;
  const width = widest(tolerances, cash);
  return width === 0n ? undefined : { cash, width, number: cash.amount / width };
}

function widest(tolerances: Tolerances, cash: Leg): bigint {
  let width = 0n;
  for (const { tolerance } of tolerances.get(cash.instrument) ?? []) {
    if (tolerance > width) width = tolerance;
  }
  return width;
}

/** The mandatory matching fields: kind, settlement date, and for every leg instrument, amount and both participants. */
function termsKey(
  { kind, settlementDate }: Terms,
  legs: readonly Leg[],
  cell: Cell | undefined,
): number {
  let key = mixText(mixText(NOTHING_MIXED, tradeKind(kind)), settlementDate);
  for (const leg of legs) {
    key = mixDirection(key, leg);
    key = mixAmount(key, leg === cell?.cash ? cell.number : leg.amount);
  }
  return key;
}

function directionKey({ kind }: Terms, legs: readonly Leg[]): number {
  let key = mixText(NOTHING_MIXED, tradeKind(kind));
  for (const leg of byDirection(legs)) key = mixDirection(key, leg);
  return key;
}

function mixDirection(key: number, { instrument, from, to }: Leg): number {
  return mixText(mixText(mixText(key, instrument), from.participant), to.participant);
}

/** Whether two amounts of one leg agree. Of two tolerances the narrower counts: neither side is bound by more. */
export function amountsAgree(one: Leg, other: Leg, dvp: boolean, tolerances: Tolerances): boolean {
  if (one.amount === other.amount) return true;
  const steps = dvp ? tolerances.get(one.instrument) : undefined;
  if (steps === undefined) return false;
  const apart = one.amount < other.amount ? other.amount - one.amount : one.amount - other.amount;
  return apart <= toleranceOf(steps, one.amount) && apart <= toleranceOf(steps, other.amount);
}
