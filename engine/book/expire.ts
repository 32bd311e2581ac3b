import type { CycleId, HoldId, InstructionId, TimeMs } from '../ids.ts';
import { isSettlingOnChain } from '../settlement/chain/on-chain.ts';
import { tradeInstructions } from '../settlement/decide-cancel.ts';
import type { Instruction } from '../settlement/instruction.ts';
import { closeCycle } from './close-cycle.ts';
import type { Surroundings } from './decide.ts';
import type { Event } from './event.ts';
import { settleIfOpen } from './react.ts';
import type { BookState } from './state.ts';
import type { Timer } from './timers.ts';

/** What happens because a timer is due; nothing when what it was set for is over. */
export function expire(
  state: BookState,
  surroundings: Surroundings,
  timer: Timer,
  at: TimeMs,
): readonly Event[] {
  switch (timer.kind) {
    case 'hold': {
      const hold = state.ledger.holds.get(timer.id as HoldId);
      return hold === undefined ? [] : [{ type: 'hold_expired', hold: hold.id }];
    }
    case 'instruction': {
      const instruction = state.settlement.instructions.get(timer.id as InstructionId);
      return instruction === undefined ? [] : expireInstruction(state, instruction, at);
    }
    case 'allegement': {
      const instruction = state.settlement.instructions.get(timer.id as InstructionId);
      return instruction === undefined ? [] : allege(instruction);
    }
    case 'cycle': {
      const cycle = state.settlement.cycles.get(timer.id as CycleId);
      // It may have other terms by now.
      if (cycle?.closesAt === undefined || cycle.closesAt > at) return [];
      const closed = closeCycle(state, surroundings, cycle.terms.id, at);
      return closed.ok ? closed.value : [];
    }
    case 'settlement_date': {
      const trade = state.settlement.instructions.get(timer.id as InstructionId)?.trade;
      return trade === undefined || trade === null
        ? []
        : settleIfOpen(state, surroundings, trade, at);
    }
  }
}

/** Tells the other participants, each of whom may find in it why its own instruction has not matched. */
function allege({ id, status, party, legs, alleged }: Instruction): readonly Event[] {
  if (status !== 'unmatched' || alleged) return [];
  const named = legs.flatMap(({ from, to }) => [from.participant, to.participant]);
  const to = [...new Set(named)].filter((participant) => participant !== party).sort();
  return to.length === 0 ? [] : [{ type: 'alleged', id, to }];
}

/** With one side of a trade the others end too: none of them can settle alone. */
function expireInstruction(
  state: BookState,
  instruction: Instruction,
  at: TimeMs,
): readonly Event[] {
  const { status, expiresAt } = instruction;
  // Its party may have put the end off, or it may be only matched, in the middle of another decision.
  if (isSettlingOnChain(state.settlement, instruction.trade)) return [];
  if (expiresAt > at || status === 'accepted' || status === 'matched') return [];
  const reason = {
    code: 'expired',
    detail: `${instruction.id} did not settle in its time`,
  } as const;
  return tradeInstructions(state.settlement, instruction).map((side) => ({
    type: 'instruction_moved',
    id: side.id,
    to: 'expired',
    reason,
  }));
}
