import type { HoldId, InstructionId, TimeMs } from '../ids.ts';
import { tradeInstructions } from '../settlement/decide-cancel.ts';
import type { Instruction } from '../settlement/instruction.ts';
import type { Event } from './event.ts';
import { settleIfOpen } from './react.ts';
import type { BookState } from './state.ts';
import type { Timer } from './timers.ts';

/** What happens because a timer is due; nothing when what it was set for is over. */
export function expire(state: BookState, timer: Timer, at: TimeMs): readonly Event[] {
  switch (timer.kind) {
    case 'hold': {
      const hold = state.ledger.holds.get(timer.id as HoldId);
      return hold === undefined ? [] : [{ type: 'hold_expired', hold: hold.id }];
    }
    case 'instruction': {
      const instruction = state.settlement.instructions.get(timer.id as InstructionId);
      return instruction === undefined ? [] : expireInstruction(state, instruction);
    }
    case 'settlement_date': {
      const trade = state.settlement.instructions.get(timer.id as InstructionId)?.trade;
      return trade === undefined || trade === null ? [] : settleIfOpen(state, trade, at);
    }
  }
}

/** With one side of a trade the others end too: none of them can settle alone. */
function expireInstruction(state: BookState, instruction: Instruction): readonly Event[] {
  if (instruction.status !== 'unmatched' && instruction.status !== 'pending') return [];
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
