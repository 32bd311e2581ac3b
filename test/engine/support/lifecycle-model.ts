import { expect } from 'chai';
import type { Event } from '../../../engine/book/event.ts';
import type { BookState, Command, Decision } from '../../../engine/book.ts';
import type { SettlementLeg, Trade } from '../../../engine/settlement/instruction.ts';
import type { Status } from '../../../engine/settlement/lifecycle.ts';
import { ModelLedger } from './model-ledger.ts';

export interface Told {
  readonly id: string;
  readonly party: string;
  readonly settlementDate: string;
  readonly heldBy: readonly string[];
  readonly status: Status;
  readonly trade: string | null;
  readonly asked: boolean;
}

const ENDED: readonly Status[] = ['settled', 'cancelled', 'rejected', 'expired'];
const RECENT = 24;

/** Where every instruction stands and what every trade has moved, read off the events a second time. */
export class LifecycleModel {
  /** Each move that was made, as `from > to`. */
  readonly moves = new Set<string>();
  readonly types = new Set<string>();
  readonly #ledger = new ModelLedger();
  readonly #instructions = new Map<string, Told>();
  /** What was agreed, and what has moved of it, leg by leg. */
  readonly #trades = new Map<string, { readonly agreed: Trade; readonly moved: bigint[] }>();
  #at = 0;

  /** The latest, those that have ended among them. */
  get recent(): readonly Told[] {
    return [...this.#instructions.values()].slice(-RECENT);
  }

  /** Open ones whose other side has asked for the end of their trade. */
  get asked(): readonly Told[] {
    return this.recent.filter(({ id, trade, asked, status }) => {
      if (trade === null || asked || ENDED.includes(status)) return false;
      const sides = this.#trades.get(trade)?.agreed.instructions ?? [];
      return sides.some((side) => side !== id && this.#get(side).asked);
    });
  }

  find(id: string): Told | undefined {
    return this.#instructions.get(id);
  }

  follow(decision: Decision): void {
    this.#at = decision.at;
    this.#ledger.apply(decision);
    for (const event of decision.events) {
      this.types.add(event.type);
      this.#follow(event);
    }
  }

  /** Balances, and what is open, are what the events say. */
  expectSame(state: BookState): void {
    this.#ledger.expectSame(state);
    const open = [...this.#instructions.values()].filter(({ status }) => !ENDED.includes(status));
    expect(state.settlement.instructions.size).to.equal(open.length);
    for (const { id, status, heldBy } of open) {
      const kept = state.settlement.instructions.get(id as never);
      expect({ id, status: kept?.status, heldBy: kept?.heldBy }).to.deep.equal({
        ...{ id, status, heldBy },
      });
    }
  }

  /** A command that was accepted may have been, where the instruction stood before it. */
  expectAllowed(command: Command, before: Told): void {
    const { id, party, status, heldBy } = before;
    // What came due before the command may have moved it on since, but never to an end that takes commands.
    expect(status, `${command.type} of ${id}`).to.not.be.oneOf(ENDED);
    if ('party' in command && command.party !== undefined) {
      expect(command.party, `${id} is its party's`).to.equal(party);
    }
    const by = 'party' in command && command.party !== undefined ? 'party' : 'operator';
    if (command.type === 'hold_instruction') expect(heldBy).to.not.include(by);
    if (command.type === 'release_instruction') expect(heldBy).to.include(by);
    const cancelled = this.find(id)?.status === 'cancelled';
    if (command.type !== 'cancel_instruction' || !cancelled || before.trade === null) return;
    const sides = this.#trades.get(before.trade)?.agreed.instructions ?? [];
    for (const side of sides) {
      expect(side === id || this.find(side)?.asked, `${side} asked too`).to.equal(true);
    }
  }

  #follow(event: Event): void {
    switch (event.type) {
      case 'instruction_received': {
        const { id, party, settlementDate, onHold } = event.instruction;
        const heldBy = onHold === true ? ['party'] : [];
        const fresh = { status: 'received', trade: null, asked: false } as const;
        this.#instructions.set(id, { id, party, settlementDate, heldBy, ...fresh });
        return this.#move(id, 'accepted');
      }
      case 'instruction_rejected':
        this.moves.add('received > rejected');
        return;
      case 'instruction_moved':
        return this.#move(event.id, event.to);
      case 'instruction_held':
        return this.#change(event.id, { heldBy: [...this.#get(event.id).heldBy, event.by] });
      case 'instruction_released': {
        const heldBy = this.#get(event.id).heldBy.filter((by) => by !== event.by);
        return this.#change(event.id, { heldBy });
      }
      case 'cancel_requested':
        return this.#change(event.id, { asked: true });
      case 'matched':
        return this.#match(event.trade);
      case 'partially_settled':
        return this.#post(event.trade, event.part, 'partially_settled');
      case 'settled':
        return this.#post(event.trade, event.trade.legs, 'settled');
      case 'settled_together':
        for (const trade of event.trades) this.#post(trade, trade.legs, 'settled');
        for (const { trade, part } of event.parts ?? [])
          this.#post(trade, part, 'partially_settled');
    }
  }

  #match(trade: Trade): void {
    this.#trades.set(trade.id, { agreed: trade, moved: trade.legs.map(() => 0n) });
    for (const id of trade.instructions) {
      this.#move(id, 'matched');
      this.#change(id, { trade: trade.id });
    }
  }

  /** Of every leg something moves, never more than was agreed, and all of it when the trade settles. */
  #post({ id, instructions }: Trade, legs: readonly SettlementLeg[], to: Status): void {
    const trade = this.#trades.get(id);
    if (trade === undefined) throw new Error(`${id} settles and never matched`);
    const { agreed, moved } = trade;
    expect(legs.length, `${id} moves all legs`).to.equal(agreed.legs.length);
    for (const [index, leg] of legs.entries()) {
      const { amount: whole, ...ends } = agreed.legs[index] as SettlementLeg;
      expect(leg, `${id}: the accounts agreed`).to.deep.include(ends);
      expect(leg.amount > 0n, `${id}: leg ${index} moves`).to.equal(true);
      const sum = (moved[index] ?? 0n) + leg.amount;
      moved[index] = sum;
      expect(to === 'settled' ? sum === whole : sum < whole, `${id}: ${sum} of ${whole}`).to.equal(
        true,
      );
    }
    for (const side of instructions) {
      const { heldBy, settlementDate } = this.#get(side);
      expect(heldBy, `${side} is on nobody's hold`).to.deep.equal([]);
      expect(Date.parse(settlementDate), `${side} is due`).to.be.at.most(this.#at);
      this.#move(side, to);
    }
  }

  #move(id: string, to: Status): void {
    const { status } = this.#get(id);
    this.moves.add(`${status} > ${to}`);
    expect(status, `${id} to ${to}`).to.not.be.oneOf(ENDED);
    this.#change(id, { status: to });
  }

  #change(id: string, change: Partial<Told>): void {
    this.#instructions.set(id, { ...this.#get(id), ...change });
  }

  #get(id: string): Told {
    const told = this.#instructions.get(id);
    if (told === undefined) throw new Error(`${id} was never received`);
    return told;
  }
}
