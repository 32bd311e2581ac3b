import { broken } from '../assert.ts';
import type { AccountId, InstructionId, ParticipantId, TradeId } from '../ids.ts';
import type { End, Instruction, Leg, SettlementLeg, Trade } from './instruction.ts';
import { legsInOrder } from './legs-in-order.ts';
import { amountsAgree, termsNear, tradeKind } from './match-key.ts';
import type { SettlementState } from './state.ts';

/**
 * Looks for the other sides of an accepted instruction. A trade forms when every participant who must consent has an
 * unmatched instruction with the same mandatory terms, and no two of them contradict each other in what they may leave
 * open: trade reference, place, accounts. Of several that fit the best is taken: one that names the same trade, then
 * the nearest in cash, then the oldest. A side once taken is not given up for another of the same party, which would
 * suit a third party better: trying all combinations takes a time that a party could make as long as it likes.
 */
export function findMatch(state: SettlementState, instruction: Instruction): Trade | undefined {
  const sides: Side[] = [{ instruction, legs: legsInOrder(state, instruction) }];
  for (const party of consenting(instruction)) {
    if (party === instruction.party) continue;
    const side = bestOf(state, party, sides);
    if (side === undefined) return undefined;
    sides.push(side);
  }
  return tradeOf(instruction, sides);
}

/** An instruction and its legs in the order that all sides share. */
interface Side {
  readonly instruction: Instruction;
  readonly legs: readonly Leg[];
}

/** Of so many that share the terms one is chosen; a party may not make the others wait by sending more. */
const LOOKED_AT_MOST = 1_000;

/** Who must have instructed: one alone for a payment and for what was matched elsewhere, else everybody in the legs. */
export function consenting(instruction: Instruction): readonly ParticipantId[] {
  if (instruction.kind === 'payment' || instruction.alreadyMatched === true) {
    return [instruction.party];
  }
  const parties: ParticipantId[] = [];
  for (const { from, to } of instruction.legs) {
    if (!parties.includes(from.participant)) parties.push(from.participant);
    if (!parties.includes(to.participant)) parties.push(to.participant);
  }
  const [first, second] = parties;
  const inOrder = parties.length === 2 && first !== undefined && second !== undefined;
  // Nearly always two: a sort would cost more than all that comes before it.
  if (inOrder) return first < second ? parties : [second, first];
  return parties.sort();
}

/** The best of a party's unmatched instructions that fits all sides so far. */
function bestOf(
  state: SettlementState,
  party: ParticipantId,
  sides: readonly Side[],
): Side | undefined {
  const [{ instruction, legs }] = sides as readonly [Side];
  const { unmatched } = state;
  const terms = termsNear(instruction, legs, state.tolerances);
  const naming = (reference: string | undefined) =>
    nearest(state, sides, terms, (each) => unmatched.naming(party, each, reference));
  const reference = referenceNamed(sides);
  if (reference !== undefined) return naming(reference) ?? naming(undefined);
  return (
    naming(undefined) ?? nearest(state, sides, terms, (each) => unmatched.sharing(party, each))
  );
}

/** The trade that the sides so far name, if any of them names one. */
function referenceNamed(sides: readonly Side[]): string | undefined {
  for (const { instruction } of sides) {
    if (instruction.tradeReference !== undefined) return instruction.tradeReference;
  }
  return undefined;
}

/** The one that is nearest in cash, the oldest of those that are equally near. */
function nearest(
  state: SettlementState,
  sides: readonly Side[],
  terms: readonly number[],
  waiting: (terms: number) => Iterable<Instruction>,
): Side | undefined {
  const [first] = sides as readonly [Side];
  let best: Side | undefined;
  for (const each of terms) {
    let looked = 0;
    for (const instruction of waiting(each)) {
      looked += 1;
      if (looked > LOOKED_AT_MOST) break;
      const side = { instruction, legs: legsInOrder(state, instruction) };
      if (!sides.every((other) => fits(state, other, side))) continue;
      // Nothing is nearer, and whoever comes later is younger.
      if (terms.length === 1 || distance(first, side) === 0n) return side;
      if (best === undefined || isNearer(first, side, best)) best = side;
    }
  }
  return best;
}

function isNearer(first: Side, one: Side, other: Side): boolean {
  const [near, far] = [distance(first, one), distance(first, other)];
  if (near !== far) return near < far;
  return order(one.instruction.id) < order(other.instruction.id);
}

/** How far apart the two are in cash. */
function distance(first: Side, other: Side): bigint {
  let sum = 0n;
  for (const [index, { amount }] of first.legs.entries()) {
    const apart = amount - (other.legs[index]?.amount ?? 0n);
    sum += apart < 0n ? -apart : apart;
  }
  return sum;
}

function order(id: InstructionId): number {
  return Number(id.slice('ins-'.length));
}

function fits({ tolerances }: SettlementState, one: Side, other: Side): boolean {
  const [mine, theirs] = [one.instruction, other.instruction];
  const kind = tradeKind(mine.kind);
  if (kind !== tradeKind(theirs.kind) || mine.settlementDate !== theirs.settlementDate)
    return false;
  if (!textsAgree(mine.place, theirs.place)) return false;
  if (!textsAgree(mine.tradeReference, theirs.tradeReference)) return false;
  if (one.legs.length !== other.legs.length) return false;
  return one.legs.every((leg, index) => {
    const twin = other.legs[index];
    if (twin === undefined || leg.instrument !== twin.instrument) return false;
    if (!amountsAgree(leg, twin, kind === 'dvp', tolerances)) return false;
    return endsAgree(leg.from, twin.from) && endsAgree(leg.to, twin.to);
  });
}

/** What both say has to be the same; what one leaves open is what the other says. */
function textsAgree(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

function endsAgree(one: End, other: End): boolean {
  return one.participant === other.participant && textsAgree(one.account, other.account);
}

function tradeOf(first: Instruction, sides: readonly Side[]): Trade {
  const legs = (sides[0]?.legs ?? []).map(
    (leg, index): SettlementLeg => ({
      instrument: leg.instrument,
      amount: agreedAmount(sides, index, leg),
      from: agreedAccount(sides, index, 'from'),
      to: agreedAccount(sides, index, 'to'),
    }),
  );
  return {
    id: first.id.replace('ins-', 'trd-') as TradeId,
    instructions: sides.map(({ instruction }) => instruction.id),
    settlementDate: first.settlementDate,
    legs,
  };
}

/** Where cash differs within the tolerance, what the deliverer of the securities asks for is paid (as in T2S). */
function agreedAmount(sides: readonly Side[], index: number, leg: Leg): bigint {
  const deliverer = sides.find(({ instruction }) => instruction.party === leg.to.participant);
  return deliverer?.legs[index]?.amount ?? leg.amount;
}

/** Each side names its own accounts, so together they name them all. */
function agreedAccount(sides: readonly Side[], index: number, end: 'from' | 'to'): AccountId {
  for (const { legs } of sides) {
    const account = legs[index]?.[end].account;
    if (account !== undefined) return account;
  }
  broken('matched sides name every account', `leg ${index} ${end}`);
}
