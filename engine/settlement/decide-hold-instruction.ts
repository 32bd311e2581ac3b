import type { ParticipantId } from '../ids.ts';
import { accepted, type Result, refused } from '../refusal.ts';
import type { HoldBy, Instruction } from './instruction.ts';
import type { SettlementEvent } from './settlement-event.ts';

/** The party and the operator hold and release each for itself: neither can take back what the other asked for. */
export function decideHoldInstruction(
  { id, party, heldBy, status }: Instruction,
  asking: ParticipantId | undefined,
  on: boolean,
): Result<SettlementEvent[]> {
  if (asking !== undefined && asking !== party) {
    return refused('party_not_involved', 'party', `${id} belongs to another party`);
  }
  const by: HoldBy = asking === undefined ? 'operator' : 'party';
  const isHeld = heldBy.includes(by);
  if (on && isHeld) return refused('instruction_held', 'instruction', `${id} is on hold already`);
  if (!on && !isHeld) {
    const others = heldBy.length === 0 ? 'not on hold' : `on hold by the ${heldBy.join()} alone`;
    return refused('instruction_not_held', 'instruction', `${id} is ${others}`);
  }
  return accepted([{ type: on ? 'instruction_held' : 'instruction_released', id, by, status }]);
}
