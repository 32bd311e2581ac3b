import type { InstructionTerms } from '../settlement/instruction.ts';
import { startOf } from '../settlement/settlement-date.ts';
import type { BookState } from './state.ts';

/** When an instruction may settle, is to be told to the silent sides, and ends by itself. */
export function addInstructionTimers(
  { timers, at }: BookState,
  instruction: Pick<InstructionTerms, 'id' | 'settlementDate' | 'expiresAt' | 'allegeAt'>,
  alleged = false,
): void {
  const { id, settlementDate, expiresAt, allegeAt } = instruction;
  timers.add({ at: expiresAt, kind: 'instruction', id });
  const opens = startOf(settlementDate);
  if (opens > at) timers.add({ at: opens, kind: 'settlement_date', id });
  if (allegeAt !== undefined && !alleged) timers.add({ at: allegeAt, kind: 'allegement', id });
}
