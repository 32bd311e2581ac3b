import type { ParticipantId } from '../ids.ts';
import { accepted, type Result, refused } from '../refusal.ts';
import { instructionOf } from './evolve-settlement.ts';
import type { Instruction, InstructionTerms } from './instruction.ts';
import type { SettlementEvent } from './settlement-event.ts';
import type { SettlementState } from './state.ts';

/**
 * An unmatched instruction is cancelled by its party alone; once matched, every party of the trade has to ask (as in
 * T2S), because each relies on the other's word by then.
 */
export function decideCancel(
  state: SettlementState,
  instruction: Instruction,
  party: ParticipantId,
): Result<SettlementEvent[]> {
  if (instruction.party !== party) return belongsToAnother(instruction);
  const sides = tradeInstructions(state, instruction);
  if (sides.length === 1) {
    return accepted([moved(instruction, 'cancelled_by_party', `${party} cancelled it`)]);
  }
  const open = sides.filter((side) => side !== instruction && !side.cancelRequested);
  const { id, status } = instruction;
  const standing = status === 'pending' ? {} : { status };
  const asked: SettlementEvent = { type: 'cancel_requested', id, ...standing };
  if (open.length > 0) return accepted([asked]);
  const cancelled = sides.map((side) =>
    moved(side, 'cancelled_by_all', 'every party asked for it'),
  );
  return accepted([asked, ...cancelled]);
}

/** Of an instruction that has settled, expired or been cancelled before. */
export function decideLateCancel(
  instruction: InstructionTerms,
  party: ParticipantId,
): Result<SettlementEvent[]> {
  if (instruction.party !== party) return belongsToAnother(instruction);
  const detail = `${instruction.id} has ended: its history says how`;
  return refused('not_cancellable', 'instruction', detail);
}

function belongsToAnother({ id }: InstructionTerms): Result<never> {
  return refused('party_not_involved', 'party', `${id} belongs to another party`);
}

/** All instructions that settle, or end, with this one. */
export function tradeInstructions(
  state: SettlementState,
  instruction: Instruction,
): readonly Instruction[] {
  if (instruction.trade === null) return [instruction];
  const trade = state.openTrades.get(instruction.trade);
  return trade === undefined ? [] : trade.instructions.map((id) => instructionOf(state, id));
}

function moved(
  instruction: Instruction,
  code: 'cancelled_by_party' | 'cancelled_by_all',
  detail: string,
): SettlementEvent {
  const reason = { code, detail };
  return { type: 'instruction_moved', id: instruction.id, to: 'cancelled', reason };
}
