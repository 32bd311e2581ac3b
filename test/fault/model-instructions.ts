import { isDeepStrictEqual } from 'node:util';
import type { Event } from '../../engine/book/event.ts';
import type { Reason, Trade } from '../../engine/settlement/instruction.ts';
import type { Status } from '../../engine/settlement/lifecycle.ts';

interface ModelInstruction {
  readonly party: string;
  readonly kind: string;
  readonly heldBy: Set<string>;
  expiresAt: number;
  status: Status;
  reason: Reason | null;
  settledAt: number | null;
  trade: string | null;
}

const ENDED: readonly Status[] = ['settled', 'cancelled', 'rejected', 'expired'];

/** Where every instruction stands, and what was agreed to settle together. */
export class ModelInstructions {
  readonly #instructions = new Map<string, ModelInstruction>();
  /** What is left to settle of each trade. */
  readonly #trades = new Map<string, Trade>();
  readonly #matched = new Set<string>();
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
        const heldBy = new Set(event.instruction.onHold === true ? ['party'] : []);
        this.#instructions.set(id, { party, kind, expiresAt, heldBy, ...fresh });
        return;
      }
      case 'instruction_moved':
        return this.#move(event.id, event.to, event.reason);
      case 'matched':
        return this.#match(event.trade);
      case 'settled':
        return this.#settle(event.trade, position);
      case 'settled_together':
        for (const trade of event.trades) this.#settle(trade, position);
        for (const { trade, part } of event.parts ?? []) this.#settlePart(trade, part);
        return;
      case 'partially_settled':
        return this.#settlePart(event.trade, event.part);
      case 'instruction_held':
      case 'instruction_released':
        return this.#hold(event.id, event.by, event.type === 'instruction_held');
      case 'instruction_amended':
        if (event.changes.expiresAt !== undefined) {
          this.#open(event.id).expiresAt = event.changes.expiresAt;
        }
        return;
      case 'alleged':
        expect(
          this.#open(event.id).status === 'unmatched',
          `${event.id} was alleged though matched`,
        );
        return;
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
    expect(!this.#matched.has(trade.id), `${trade.id} matched twice`);
    this.#matched.add(trade.id);
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
    this.#trades.delete(trade.id);
    for (const id of trade.instructions) {
      expect(this.get(id).heldBy.size === 0, `${id} settled on hold`);
      this.#move(id, 'settled', null);
      this.get(id).settledAt = position;
    }
  }

  /** A part of every leg, and less than the whole of each. */
  #settlePart(trade: Trade, part: Trade['legs']): void {
    const agreed = this.#trades.get(trade.id);
    expect(isDeepStrictEqual(agreed, trade), `${trade.id} settled a part of what was not agreed`);
    expect(part.length === trade.legs.length, `${trade.id} settled some legs without the others`);
    const legs = trade.legs.map((leg, index) => {
      const { amount = 0n, ...ends } = part[index] ?? {};
      const { amount: whole, ...agreedEnds } = leg;
      expect(isDeepStrictEqual(ends, agreedEnds), `${trade.id} settled a part elsewhere`);
      expect(amount > 0n && amount < whole, `${trade.id} settled ${amount} of ${whole} as a part`);
      return { ...leg, amount: whole - amount };
    });
    this.#trades.set(trade.id, { ...trade, legs });
    for (const id of trade.instructions) {
      expect(this.get(id).heldBy.size === 0, `${id} settled a part on hold`);
      this.#move(id, 'partially_settled', null);
    }
  }

  #hold(id: string, by: string, on: boolean): void {
    const { heldBy } = this.#open(id);
    expect(heldBy.has(by) !== on, `${id} was ${on ? 'held' : 'released'} twice by the ${by}`);
    if (on) heldBy.add(by);
    else heldBy.delete(by);
  }

  #open(id: string): ModelInstruction {
    const instruction = this.get(id);
    expect(!ENDED.includes(instruction.status), `${id} had ended`);
    return instruction;
  }
}

function expect(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}
