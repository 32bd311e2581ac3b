import { broken, invariant } from '../assert.ts';
import type { AccountId, InstructionId, ParticipantId, TradeId } from '../ids.ts';
import type { End, Instruction, Leg, SettlementLeg, Trade } from './instruction.ts';
import { type Matching, queueKey } from './match-key.ts';
import type { SettlementState } from './state.ts';

/**
 * Looks for the other sides of an accepted instruction. A trade forms when every participant who must consent has an
 * unmatched instruction with the same terms, the oldest of each first, and no two of them name different accounts. A
 * side once taken is not given up for a younger one of the same party, which would suit a third party better: trying
 * all combinations takes a time that a party could make as long as it likes.
 */
export function findMatch(state: SettlementState, instruction: Instruction): Trade | undefined {
  const matching = matchingFor(state, instruction.id);
  const sides: Side[] = [{ instruction, legs: matching.legs }];
  for (const party of consenting(instruction)) {
    if (party === instruction.party) continue;
    const side = candidate(state, queueKey(party, matching), sides);
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

/** Who must have instructed: the debtor alone for a payment, else everybody in the legs. */
function consenting(instruction: Instruction): readonly ParticipantId[] {
  if (instruction.kind === 'payment') return [instruction.party];
  const parties: ParticipantId[] = [];
  for (const { from, to } of instruction.legs) {
    if (!parties.includes(from.participant)) parties.push(from.participant);
    if (!parties.includes(to.participant)) parties.push(to.participant);
  }
  return parties.sort();
}

/** The oldest in the queue that names no other account than the sides so far. */
function candidate(
  state: SettlementState,
  queue: string,
  sides: readonly Side[],
): Side | undefined {
  const waiting = state.unmatched.get(queue);
  if (waiting === undefined) return undefined;
  for (const id of waiting) {
    const { legs } = matchingFor(state, id);
    if (sides.every((side) => accountsAgree(side.legs, legs))) {
      return { instruction: instructionOf(state, id), legs };
    }
  }
  return undefined;
}

function accountsAgree(ones: readonly Leg[], others: readonly Leg[]): boolean {
  return ones.every((leg, index) => {
    const twin = others[index];
    return twin !== undefined && agree(leg.from, twin.from) && agree(leg.to, twin.to);
  });
}

function agree(one: End, other: End): boolean {
  return one.account === undefined || other.account === undefined || one.account === other.account;
}

function tradeOf(first: Instruction, sides: readonly Side[]): Trade {
  const legs = (sides[0]?.legs ?? []).map(
    (leg, index): SettlementLeg => ({
      instrument: leg.instrument,
      amount: leg.amount,
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

/** Each side names its own accounts, so together they name them all. */
function agreedAccount(sides: readonly Side[], index: number, end: 'from' | 'to'): AccountId {
  for (const { legs } of sides) {
    const account = legs[index]?.[end].account;
    if (account !== undefined) return account;
  }
  broken('matched sides name every account', `leg ${index} ${end}`);
}

function matchingFor(state: SettlementState, id: InstructionId): Matching {
  const matching = state.matching.get(id);
  invariant(matching !== undefined, 'unmatched instructions can be matched', () => id);
  return matching;
}

function instructionOf(state: SettlementState, id: InstructionId): Instruction {
  const instruction = state.instructions.get(id);
  invariant(instruction !== undefined, 'unmatched instructions are known', () => id);
  return instruction;
}
