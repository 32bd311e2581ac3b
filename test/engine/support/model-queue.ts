import { expect } from 'chai';
import type { Event } from '../../../engine/book/event.ts';
import type { Decision } from '../../../engine/book.ts';
import type { Trade } from '../../../engine/settlement/instruction.ts';
import type { LiquidityTerms } from '../../../engine/settlement/queue/liquidity-terms.ts';
import type { Amendment, TradePart } from '../../../engine/settlement/settlement-event.ts';

const RANKS: Readonly<Record<string, number>> = { urgent: 0, high: 1, normal: 2 };
const QUEUED = [
  'insufficient_funds',
  'reserved',
  'bilateral_limit',
  'multilateral_limit',
  'behind_in_queue',
];

interface Known {
  readonly id: string;
  priority: string;
  isHeld: boolean;
  /** What has not settled of it, and the least of that which may by itself. */
  left: bigint;
  minimum: bigint | undefined;
}

/**
 * What owners and the operator asked for, kept by going over events with none of the engine's code: it fails when a
 * settlement goes against it. For books whose only instructions are payments in one instrument.
 */
export class ModelQueue {
  together = 0;
  parts = 0;
  limited = 0;
  readonly #fifo: boolean;
  readonly #known = new Map<string, Known>();
  /** By account, in the order in which they came to wait for its money. */
  readonly #queues = new Map<string, string[]>();
  readonly #balances = new Map<string, bigint>();
  readonly #floors = new Map<string, bigint>();
  readonly #terms = new Map<string, LiquidityTerms>();
  /** `day payer payee`, since the payer has had limits. */
  readonly #paid = new Map<string, bigint>();

  constructor(discipline: 'bypass' | 'fifo') {
    this.#fifo = discipline === 'fifo';
  }

  follow({ at, events }: Decision): void {
    const day = new Date(at).toISOString().slice(0, 10);
    for (const event of events) this.#follow(event, day);
  }

  expectBalances(posted: (account: string) => bigint): void {
    for (const [id, balance] of this.#balances) expect(posted(id), id).to.equal(balance);
  }

  #follow(event: Event, day: string): void {
    switch (event.type) {
      case 'limits_set':
        this.#floors.set(event.account, event.floor);
        return;
      case 'liquidity_set':
        return this.#setTerms(event.account, event.terms);
      case 'posted':
        for (const movement of event.movements) {
          if (movement.op === 'transfer') this.#move(movement);
        }
        return;
      case 'instruction_received': {
        const { id, priority = 'normal', legs, partial } = event.instruction;
        const left = legs[0]?.amount ?? 0n;
        this.#known.set(id, { id, priority, isHeld: false, left, minimum: partial?.minimum });
        return;
      }
      case 'instruction_moved':
        return this.#place(event);
      case 'instruction_held':
      case 'instruction_released':
        this.#get(event.id).isHeld = event.type === 'instruction_held';
        return;
      case 'instruction_amended':
        return this.#amend(event.id, event.changes);
      case 'instruction_reordered':
        for (const queue of this.#queues.values()) {
          const place = queue.indexOf(event.id);
          if (place < 0) continue;
          queue.splice(place, 1);
          if (event.to === 'front') queue.unshift(event.id);
          else queue.push(event.id);
        }
        return;
      case 'settled':
        return this.#settle([event.trade], day);
      case 'settled_together':
        this.together += 1;
        return this.#settle(event.trades, day, event.parts);
    }
  }

  #amend(id: string, { priority, partial }: Amendment): void {
    const known = this.#get(id);
    if (priority !== undefined) known.priority = priority ?? 'normal';
    if (partial !== undefined) known.minimum = partial?.minimum;
  }

  #place(event: Event & { type: 'instruction_moved' }): void {
    const { id, reason, blockedOn } = event;
    if (reason !== null && /limit|reserved/.test(reason.code)) this.limited += 1;
    const waits = blockedOn !== undefined && reason !== null && QUEUED.includes(reason.code);
    if (!waits) return this.#leave(id);
    const queue = this.#queues.get(blockedOn) ?? [];
    this.#queues.set(blockedOn, queue);
    if (!queue.includes(id)) queue.push(id);
  }

  #leave(id: string): void {
    for (const queue of this.#queues.values()) {
      const place = queue.indexOf(id);
      if (place >= 0) queue.splice(place, 1);
    }
  }

  #settle(whole: readonly Trade[], day: string, parts: readonly TradePart[] = []): void {
    const ids = new Set<string>(whole.flatMap(({ instructions }) => instructions));
    for (const each of parts) this.#divide(each);
    const trades = [...whole, ...parts.map(({ trade, part }) => ({ ...trade, legs: part }))];
    const before = new Map(this.#balances);
    const paidBefore = new Map(this.#paid);
    for (const { legs, instructions } of trades) {
      const [id] = instructions;
      const [leg] = legs;
      if (id === undefined || leg === undefined) throw new Error('a payment has one leg');
      if (this.#fifo) this.#expectFirst(id, leg.from, new Set([...ids, id]));
      if (ids.has(id)) expect(leg.amount, id).to.equal(this.#get(id).left);
      this.#move(leg);
      this.#pay(day, leg.from, leg.to, leg.amount);
      this.#pay(day, leg.to, leg.from, -leg.amount);
    }
    for (const account of new Set(trades.flatMap(({ legs }) => legs.map(({ from }) => from)))) {
      const least = Math.max(
        ...trades
          .filter(({ legs }) => legs[0]?.from === account)
          .map(({ instructions }) => RANKS[this.#get(`${instructions[0]}`).priority] ?? 0),
      );
      this.#expectReserved(account, least, before.get(account) ?? 0n);
      this.#expectLimits(account, day, paidBefore);
    }
    for (const id of ids) this.#leave(id);
  }

  /** Less than what is left, no less than its minimum, and only where it allows parts. */
  #divide({ trade, part }: TradePart): void {
    const known = this.#get(`${trade.instructions[0]}`);
    const amount = part[0]?.amount ?? 0n;
    expect(known.minimum, `${known.id} allows parts`).not.to.equal(undefined);
    expect(amount > 0n && amount >= (known.minimum ?? 0n), known.id).to.equal(true);
    expect(amount < known.left, known.id).to.equal(true);
    known.left -= amount;
    this.parts += 1;
  }

  /** Nothing of the same or a higher class that came to the queue before it is left behind. */
  #expectFirst(id: string, account: string, together: ReadonlySet<string>): void {
    const queue = this.#queues.get(account) ?? [];
    const own = RANKS[this.#get(id).priority] ?? 0;
    const place = queue.includes(id) ? queue.indexOf(id) : queue.length;
    for (const [index, other] of queue.entries()) {
      if (together.has(other) || this.#get(other).isHeld) continue;
      const theirs = RANKS[this.#get(other).priority] ?? 0;
      const isBefore = theirs < own || (theirs === own && index < place);
      if (isBefore) expect.fail(`${id} settled before ${other}`);
    }
  }

  #expectReserved(account: string, least: number, before: bigint): void {
    const { urgent = 0n, high = 0n } = this.#terms.get(account) ?? { bilateral: [] };
    const kept = least === 0 ? 0n : least === 1 ? urgent : urgent + high;
    const after = this.#balances.get(account) ?? 0n;
    if (after >= before) return;
    const least_ = (this.#floors.get(account) ?? 0n) + kept;
    expect(after >= least_, `${account} went to ${after}, below ${least_}`).to.equal(true);
  }

  #expectLimits(account: string, day: string, before: ReadonlyMap<string, bigint>): void {
    const terms = this.#terms.get(account);
    if (terms === undefined) return;
    const bilateral = new Map<string, bigint>(
      terms.bilateral.map((each) => [each.towards, each.limit]),
    );
    const net = (paid: ReadonlyMap<string, bigint>, counts: (other: string) => boolean) =>
      [...paid].reduce((sum, [key, amount]) => {
        const [on, from, to = ''] = key.split(' ');
        return on === day && from === account && counts(to) ? sum + amount : sum;
      }, 0n);
    const within = (limit: bigint, counts: (other: string) => boolean, what: string) => {
      const [now, then] = [net(this.#paid, counts), net(before, counts)];
      expect(
        now <= limit || now <= then,
        `${account} ${what}: ${then} to ${now}, ${limit}`,
      ).to.equal(true);
    };
    for (const [towards, limit] of bilateral) within(limit, (other) => other === towards, towards);
    const { multilateral } = terms;
    if (multilateral !== undefined) within(multilateral, (other) => !bilateral.has(other), 'all');
  }

  #setTerms(account: string, terms: LiquidityTerms): void {
    this.#terms.set(account, terms);
    if (terms.bilateral.length > 0 || terms.multilateral !== undefined) return;
    for (const key of this.#paid.keys()) {
      if (key.split(' ')[1] === account) this.#paid.delete(key);
    }
  }

  #pay(day: string, from: string, to: string, amount: bigint): void {
    const terms = this.#terms.get(from);
    if (terms === undefined) return;
    if (terms.bilateral.length === 0 && terms.multilateral === undefined) return;
    const key = `${day} ${from} ${to}`;
    this.#paid.set(key, (this.#paid.get(key) ?? 0n) + amount);
  }

  #move({ from, to, amount }: { from: string; to: string; amount: bigint }): void {
    this.#balances.set(from, (this.#balances.get(from) ?? 0n) - amount);
    this.#balances.set(to, (this.#balances.get(to) ?? 0n) + amount);
  }

  #get(id: string): Known {
    const known = this.#known.get(id);
    if (known === undefined) throw new Error(`the model does not know ${id}`);
    return known;
  }
}
