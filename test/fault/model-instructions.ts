import { isDeepStrictEqual } from 'node:util';
import type { Event } from '../../engine/book/event.ts';
import type { Reason, Trade } from '../../engine/settlement/instruction.ts';
import type { Status } from '../../engine/settlement/lifecycle.ts';

interface ModelInstruction {
  readonly party: string;
  readonly kind: string;
  readonly expiresAt: number;
  status: Status;
  reason: Reason | null;
  settledAt: number | null;
  trade: string | null;
}

const ENDED: readonly Status[] = ['settled', 'cancelled', 'rejected', 'expired'];

/** Where every instruction stands, and what was agreed to settle together. */
export class ModelInstructions {
  readonly #instructions = new Map<string, ModelInstruction>();
  readonly #trades = new Map<string, Trade>();
  readonly #references = new Set<string>();

  get(id: string): ModelInstruction {
    const instruction = this.#instructions.get(id);
    if (instruction === undefined) throw new Error(`instruction ${id} was never received`);
    return instruction;
  }

  /** Throws at an event that no lifecycle allows. */
  follow(event: Event, position: number): void {
    switch (event.type) {
      case 'instruction_received': {
        const { id, party, kind, reference, expiresAt } = event.instruction;
        const name = `${party} ${reference}`;
        expect(!this.#instructions.has(id), `${id} was received twice`);
        expect(!this.#references.has(name), `reference ${name} was taken twice`);
        this.#references.add(name);
        const fresh = { status: 'accepted', reason: null, settledAt: null, trade: null } as const;
        this.#instructions.set(id, { party, kind, expiresAt, ...fresh });
        return;
      }
      case 'instruction_moved':
        return this.#move(event.id, event.to, event.reason);
      case 'matched':
        return this.#match(event.trade);
      case 'settled':
        return this.#settle(event.trade, position);
    }
  }

  #move(id: string, to: Status, reason: Reason | null): void {
    const instruction = this.get(id);
    const { status } = instruction;
    expect(!ENDED.includes(status), `${id} was ${status} and then ${to}`);
    expect(to !== 'settled' || instruction.trade !== null, `${id} settled without a trade`);
    Object.assign(instruction, { status: to, reason });
  }

  #match(trade: Trade): void {
    expect(!this.#trades.has(trade.id), `${trade.id} matched twice`);
    const sides = trade.instructions.map((id) => this.get(id));
    const parties = new Set(sides.map(({ party }) => party));
    expect(parties.size === sides.length, `${trade.id} matched a party with itself`);
    expect(sides[0]?.kind === 'payment' || sides.length > 1, `${trade.id} has one side only`);
    for (const id of trade.instructions) {
      this.#move(id, 'matched', null);
      this.get(id).trade = trade.id;
    }
    this.#trades.set(trade.id, trade);
  }

  #settle(trade: Trade, position: number): void {
    const agreed = this.#trades.get(trade.id);
    expect(isDeepStrictEqual(agreed, trade), `${trade.id} settled what was not agreed`);
    for (const id of trade.instructions) {
      this.#move(id, 'settled', null);
      this.get(id).settledAt = position;
    }
  }
}

function expect(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}
