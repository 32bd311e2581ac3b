import { invariant } from '../assert.ts';
import type { AccountId, InstructionId, ParticipantId, TradeId } from '../ids.ts';
import type { End, Instruction, Leg, SettlementLeg, Trade } from './instruction.ts';
import { queueKey, sortedLegs } from './match-key.ts';
import type { SettlementState } from './state.ts';

/**
 * Looks for the other sides of an accepted instruction. A trade forms when every participant who must consent has an
 * unmatched instruction with the same terms, the oldest of each first, and no two of them name different accounts. A
 * side once taken is not given up for a younger one of the same party, which would suit a third party better: trying
 * all combinations takes a time that a party could make as long as it likes.
 */
export function findMatch(state: SettlementState, instruction: Instruction): Trade | undefined {
  const sides = [instruction];
  for (const party of consenting(instruction)) {
    if (party === instruction.party) continue;
    const side = candidate(state, party, sides);
    if (side === undefined) return undefined;
    sides.push(side);
  }
  return tradeOf(sides);
}

/** Who must have instructed: the debtor alone for a payment, else everybody in the legs. */
function consenting(instruction: Instruction): readonly ParticipantId[] {
  if (instruction.kind === 'payment') return [instruction.party];
  const ends = instruction.legs.flatMap((leg) => [leg.from.participant, leg.to.participant]);
  return [...new Set(ends)].sort();
}

function candidate(
  state: SettlementState,
  party: ParticipantId,
  sides: readonly Instruction[],
): Instruction | undefined {
  const [first] = sides;
  if (first === undefined) return undefined;
  for (const id of state.unmatched.get(queueKey(first, party)) ?? []) {
    const other = instructionOf(state, id);
    if (sides.every((side) => accountsAgree(side, other))) return other;
  }
  return undefined;
}

function accountsAgree(one: Instruction, other: Instruction): boolean {
  const others = sortedLegs(other);
  return sortedLegs(one).every((leg, index) => {
    const twin = others[index];
    return twin !== undefined && agree(leg.from, twin.from) && agree(leg.to, twin.to);
  });
}

function agree(one: End, other: End): boolean {
  return one.account === undefined || other.account === undefined || one.account === other.account;
}

function tradeOf(instructions: readonly Instruction[]): Trade {
  const [first] = instructions;
  invariant(first !== undefined, 'a trade has instructions', () => 'none');
  const sides = instructions.map(sortedLegs);
  const legs = sortedLegs(first).map(
    (leg, index): SettlementLeg => ({
      instrument: leg.instrument,
      amount: leg.amount,
      from: agreedAccount(sides, index, 'from'),
      to: agreedAccount(sides, index, 'to'),
    }),
  );
  return {
    id: first.id.replace('ins-', 'trd-') as TradeId,
    instructions: instructions.map((side) => side.id),
    settlementDate: first.settlementDate,
    legs,
  };
}

/** Each side names its own accounts, so together they name them all. */
function agreedAccount(
  sides: readonly (readonly Leg[])[],
  index: number,
  end: 'from' | 'to',
): AccountId {
  const account = sides.map((legs) => legs[index]?.[end].account).find((id) => id !== undefined);
  invariant(account !== undefined, 'matched sides name every account', () => `leg ${index} ${end}`);
  return account;
}

function instructionOf(state: SettlementState, id: InstructionId): Instruction {
  const instruction = state.instructions.get(id);
  invariant(instruction !== undefined, 'unmatched instructions are known', () => id);
  return instruction;
}
