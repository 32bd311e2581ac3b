import type { Event } from '../../../engine/book/event.ts';
import type { Decision } from '../../../engine/book.ts';
import type { HoldStatus } from '../../../engine/ledger/hold.ts';
import type { Movement } from '../../../engine/ledger/operation.ts';
import type { InstructionTerms, Reason, Trade } from '../../../engine/settlement/instruction.ts';
import type { Status } from '../../../engine/settlement/lifecycle.ts';

export interface ToldInstruction extends InstructionTerms {
  status: Status;
  reason: Reason | null;
  trade: string | null;
  settledAt: number | null;
}

/** What became of holds and instructions, as the events tell it: the engine forgets those that have ended. */
export class ToldStory {
  readonly holds = new Map<string, HoldStatus>();
  readonly instructions = new Map<string, ToldInstruction>();
  #position = 0;

  follow(decision: Decision): void {
    for (const event of decision.events) {
      this.#position += 1;
      this.#tell(event);
    }
  }

  #tell(event: Event): void {
    switch (event.type) {
      case 'bridge_deposit_credited':
      case 'bridge_deposit_suspended':
      case 'bridge_suspense_released':
      case 'bridge_withdrawal_requested':
      case 'bridge_withdrawal_ended':
      case 'posted':
        for (const movement of event.movements) this.#move(movement);
        return;
      case 'hold_expired':
        this.holds.set(event.hold, 'expired');
        return;
      case 'instruction_received': {
        const terms = event.instruction;
        const opening = { status: 'accepted', reason: null, trade: null, settledAt: null } as const;
        this.instructions.set(terms.id, { ...terms, ...opening });
        return;
      }
      case 'instruction_moved':
        return this.#change(event.id, { status: event.to, reason: event.reason });
      case 'matched':
      case 'partially_settled':
        for (const id of event.trade.instructions) {
          this.#change(id, { status: event.type, reason: null, trade: event.trade.id });
        }
        return;
      case 'settled':
        return this.#settle([event.trade]);
      case 'settled_together':
        for (const { trade } of event.parts ?? []) this.#part(trade);
        return this.#settle(event.trades);
      case 'cycle_settled':
        return this.#settle(event.trades);
    }
  }

  #part({ id: trade, instructions }: Trade): void {
    for (const id of instructions) {
      this.#change(id, { status: 'partially_settled', reason: null, trade });
    }
  }

  #settle(trades: readonly Trade[]): void {
    const settledAt = this.#position;
    for (const { id: trade, instructions } of trades) {
      for (const id of instructions) {
        this.#change(id, { status: 'settled', reason: null, trade, settledAt });
      }
    }
  }

  #move(movement: Movement): void {
    if (movement.op === 'hold') this.holds.set(movement.id, 'open');
    if (movement.op === 'post_hold') this.holds.set(movement.id, 'posted');
    if (movement.op === 'void_hold') this.holds.set(movement.id, 'voided');
  }

  #change(id: string, change: Partial<ToldInstruction>): void {
    Object.assign(this.instructions.get(id) ?? {}, change);
  }
}
