import type { Event } from '../../engine/book/event.ts';
import type { Movement } from '../../engine/ledger/operation.ts';

interface PlainBalance {
  posted: bigint;
  held: bigint;
}

/** Balances folded the plain way, one movement after the other: what a projection is measured against. */
export class PlainLedger {
  readonly balances = new Map<string, PlainBalance>();
  readonly #holds = new Map<string, { from: string; to: string; amount: bigint }>();

  apply(event: Event): void {
    if (event.type === 'account_opened') this.balances.set(event.id, { posted: 0n, held: 0n });
    if (event.type === 'posted') for (const movement of event.movements) this.#move(movement);
    if (event.type === 'settled')
      for (const leg of event.trade.legs) this.#transfer(leg.from, leg.to, leg.amount);
    if (event.type === 'hold_expired') this.#release(event.hold);
  }

  #move(movement: Movement): void {
    if (movement.op === 'transfer') this.#transfer(movement.from, movement.to, movement.amount);
    if (movement.op === 'hold') {
      this.#holds.set(movement.id, movement);
      this.#balance(movement.from).held += movement.amount;
    }
    if (movement.op === 'void_hold') this.#release(movement.id);
    if (movement.op === 'post_hold') {
      const { from, to } = this.#release(movement.id);
      this.#transfer(from, to, movement.amount);
    }
  }

  #transfer(from: string, to: string, amount: bigint): void {
    this.#balance(from).posted -= amount;
    this.#balance(to).posted += amount;
  }

  #release(id: string): { from: string; to: string; amount: bigint } {
    const hold = this.#holds.get(id);
    if (hold === undefined) throw new Error(`no hold ${id}`);
    this.#balance(hold.from).held -= hold.amount;
    return hold;
  }

  #balance(account: string): PlainBalance {
    const balance = this.balances.get(account);
    if (balance === undefined) throw new Error(`no account ${account}`);
    return balance;
  }
}
