import { type BookState, type Decision, positionOfInstruction } from '../../engine/book.ts';
import type { Position } from '../../engine/ids.ts';
import type { Trade } from '../../engine/settlement/instruction.ts';
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
      switch (event.type) {
        case 'instruction_received':
          this.#set(event.instruction.id, 'accepted');
          break;
        case 'instruction_moved':
          this.#set(event.id, event.to);
          break;
        case 'matched':
        case 'partially_settled':
          for (const id of event.trade.instructions) this.#set(id, event.type);
          break;
        case 'settled':
          this.#settle([event.trade], first + index);
          break;
        case 'settled_together':
          this.#settle(event.trades, first + index);
          for (const { trade } of event.parts ?? [])
            for (const id of trade.instructions) this.#set(id, 'partially_settled');
          break;
        case 'cycle_settled':
          this.#settle(event.trades, first + index);
          break;
      }
    }
  }

  #settle(trades: readonly Trade[], at: Position): void {
    for (const { instructions } of trades)
      for (const id of instructions) this.#set(id, 'settled', at);
  }

  #set(id: string, status: Status, settledAt: Position | null = null): void {
    this.instructions.set(id, { status, settledAt });
  }
}
