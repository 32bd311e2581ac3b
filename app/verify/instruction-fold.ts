import { type BookState, type Decision, positionOfInstruction } from '../../engine/book.ts';
import type { Position } from '../../engine/ids.ts';
import type { Status } from '../../engine/settlement/lifecycle.ts';

export interface FoldedInstruction {
  readonly status: Status;
  readonly settledAt: Position | null;
}

/**
 * Where every instruction stands or how it ended, folded from the events alone: the engine forgets what has ended. It
 * begins with a state; what ended before that it does not know.
 */
export class InstructionFold {
  readonly instructions = new Map<string, FoldedInstruction>();
  readonly #from: Position;

  constructor({ position, settlement }: BookState) {
    this.#from = position;
    for (const { id, status } of settlement.instructions.values()) this.#set(id, status);
  }

  /** Whether it has seen all that became of the instruction, or would have seen it. */
  knows(id: string): boolean {
    return this.instructions.has(id) || (positionOfInstruction(id) ?? 0) > this.#from;
  }

  follow(decision: Decision, first: Position): void {
    for (const [index, event] of decision.events.entries()) {
      if (event.type === 'instruction_received') this.#set(event.instruction.id, 'accepted');
      else if (event.type === 'instruction_moved') this.#set(event.id, event.to);
      else if (event.type === 'matched' || event.type === 'settled') {
        const settledAt = event.type === 'settled' ? first + index : null;
        for (const id of event.trade.instructions) this.#set(id, event.type, settledAt);
      } else if (event.type === 'settled_together' || event.type === 'cycle_settled') {
        for (const { instructions } of event.trades) {
          for (const id of instructions) this.#set(id, 'settled', first + index);
        }
      }
    }
  }

  #set(id: string, status: Status, settledAt: Position | null = null): void {
    this.instructions.set(id, { status, settledAt });
  }
}
