import type { InstructionId } from '../ids.ts';
import type { SettlementState } from './state.ts';

/** Instructions that hang together by links: whatever becomes of one, all the others are looked at. */
export const LINKED_MAX = 128;

/** Whether more would hang together than may, once an instruction is linked with these; it is not counted itself. */
export function isGroupFull(
  state: SettlementState,
  linked: readonly InstructionId[],
  own?: InstructionId,
): boolean {
  const found = new Set(own === undefined ? linked : [...linked, own]);
  for (const id of found) {
    if (found.size >= LINKED_MAX + (own === undefined ? 0 : 1)) return true;
    for (const next of neighboursOf(state, id)) found.add(next);
  }
  return false;
}

/** What it waits for, what waits for it, and the other sides of its trade. */
function* neighboursOf(state: SettlementState, id: InstructionId): Generator<InstructionId> {
  const instruction = state.instructions.get(id);
  if (instruction === undefined) return;
  for (const { on, broken } of instruction.dependsOn) if (!broken) yield on;
  yield* state.dependents.get(id) ?? [];
  const { trade } = instruction;
  if (trade !== null) yield* state.openTrades.get(trade)?.instructions ?? [];
}
