import type { Event } from '../../engine/book/event.ts';
import type { Decision, InstructionOutcome, Receipt } from '../../engine/book.ts';
import type { Movement } from '../../engine/ledger/operation.ts';
import type { Trade } from '../../engine/settlement/instruction.ts';
import { ModelInstructions } from './model-instructions.ts';

interface ModelAccount {
  posted: bigint;
  held: bigint;
  floor: bigint;
  ceiling: bigint;
  frozen: string;
  readonly instrument: string;
}

interface ModelHold {
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
  readonly expiresAt: number;
  status: 'open' | 'posted' | 'voided' | 'expired';
}

/** What the journal did is not what a ledger may do. */
class ModelBroken extends Error {
  override readonly name = 'ModelBroken';
}

/**
 * A second ledger, written from the rules and not from the engine: a few maps. It follows the decisions that the
 * journal holds, throws at one that no ledger may record, and knows what every key was answered.
 */
export class ModelLedger {
  readonly accounts = new Map<string, ModelAccount>();
  readonly holds = new Map<string, ModelHold>();
  readonly instructions = new ModelInstructions();
  readonly outcomes = new Map<string, Receipt>();
  position = 0;
  epoch = 0;
  #at = 0;

  apply(decision: Decision): void {
    const first = this.position + 1;
    check(decision.events.length > 0, 'a decision has events');
    check(decision.at >= this.#at, `time ran backwards, from ${this.#at} to ${decision.at}`);
    this.#at = decision.at;
    for (const event of decision.events) {
      this.position += 1;
      this.#follow(event);
    }
    if (decision.key === undefined) return;
    check(!this.outcomes.has(decision.key), `key ${decision.key} has a second outcome`);
    this.outcomes.set(decision.key, this.#receipt(decision, first));
  }

  #follow(event: Event): void {
    switch (event.type) {
      case 'book_opened':
        check(event.epoch === this.epoch + 1, `epoch ${event.epoch} after ${this.epoch}`);
        this.epoch = event.epoch;
        return;
      case 'account_opened': {
        const { id, floor, ceiling, instrument } = event;
        check(!this.accounts.has(id), `account ${id} was opened twice`);
        const empty = { posted: 0n, held: 0n, frozen: 'none' };
        this.accounts.set(id, { ...empty, floor, ceiling, instrument });
        return;
      }
      case 'limits_set':
        Object.assign(this.#account(event.account), { floor: event.floor, ceiling: event.ceiling });
        return;
      case 'account_frozen':
        this.#account(event.account).frozen = event.scope;
        return;
      case 'posted':
        return this.#post(event.movements);
      case 'hold_expired': {
        const hold = this.#resolve(event.hold, 'expired');
        check(hold.expiresAt <= this.#at, `hold ${event.hold} expired before its time`);
        return;
      }
      case 'settled':
        this.instructions.follow(event, this.position);
        return this.#post(transfersOf(event.trade.legs));
      case 'settled_together':
        this.instructions.follow(event, this.position);
        return this.#post(
          transfersOf([
            ...event.trades.flatMap(({ legs }) => legs),
            ...(event.parts ?? []).flatMap(({ part }) => part),
          ]),
        );
      case 'partially_settled':
        this.instructions.follow(event, this.position);
        return this.#post(transfersOf(event.part));
      default:
        this.instructions.follow(event, this.position);
    }
  }

  #post(movements: readonly Movement[]): void {
    const debited = new Set<string>();
    for (const movement of movements) debited.add(this.#move(movement));
    for (const [id, account] of this.accounts) {
      const { posted, held, floor, ceiling } = account;
      check(held >= 0n, `${id} holds less than nothing`);
      check(posted <= ceiling, `${id} passed its ceiling`);
      check(!debited.has(id) || posted - held >= floor, `${id} was debited below its floor`);
    }
  }

  /** Answers the account that was debited. */
  #move(movement: Movement): string {
    switch (movement.op) {
      case 'transfer':
        this.#transfer(movement.from, movement.to, movement.amount);
        return movement.from;
      case 'hold': {
        const { id, from, to, amount, expiresAt = Number.POSITIVE_INFINITY } = movement;
        check(!this.holds.has(id), `hold ${id} was made twice`);
        const { frozen } = this.#account(from);
        check(!['all', 'debits'].includes(frozen), `${from} was held though frozen`);
        this.holds.set(id, { from, to, amount, expiresAt, status: 'open' });
        this.#account(from).held += amount;
        return from;
      }
      case 'post_hold': {
        const hold = this.#resolve(movement.id, 'posted');
        check(hold.expiresAt > this.#at, `hold ${movement.id} was posted after its time`);
        check(movement.amount <= hold.amount, `hold ${movement.id} posted more than it held`);
        this.#transfer(hold.from, hold.to, movement.amount);
        return hold.from;
      }
      case 'void_hold':
        return this.#resolve(movement.id, 'voided').from;
    }
  }

  #transfer(from: string, to: string, amount: bigint): void {
    const debit = this.#account(from);
    const credit = this.#account(to);
    check(amount > 0n && from !== to, `${amount} moved from ${from} to ${to}`);
    check(debit.instrument === credit.instrument, `${from} and ${to} hold different things`);
    check(!['all', 'debits'].includes(debit.frozen), `${from} was debited though frozen`);
    check(!['all', 'credits'].includes(credit.frozen), `${to} was credited though frozen`);
    debit.posted -= amount;
    credit.posted += amount;
  }

  #resolve(id: string, status: ModelHold['status']): ModelHold {
    const hold = this.holds.get(id);
    if (hold === undefined) throw new ModelBroken(`hold ${id} was resolved and never made`);
    check(hold.status === 'open', `hold ${id} was ${hold.status} and then ${status}`);
    hold.status = status;
    this.#account(hold.from).held -= hold.amount;
    return hold;
  }

  #account(id: string): ModelAccount {
    const account = this.accounts.get(id);
    if (account === undefined) throw new ModelBroken(`account ${id} was never opened`);
    return account;
  }

  #receipt({ at, events }: Decision, first: number): Receipt {
    const where = { first, last: this.position, at };
    const [event] = events;
    switch (event?.type) {
      case 'refused':
        return { ok: false, refusal: event.refusal, ...where };
      case 'instruction_rejected': {
        const { code, detail } = event.refusal;
        const reason = { code, detail };
        const instruction = { id: event.id, status: 'rejected', reason, settledAt: null } as const;
        return { ok: false, refusal: event.refusal, instruction, ...where };
      }
      case 'instruction_received':
        return { ok: true, ...where, instruction: this.#standing(event.instruction.id) };
      case 'instruction_moved':
        return { ok: true, ...where, instruction: this.#standing(event.id) };
      case 'cancel_requested': {
        const instruction = this.#standing(event.id);
        // A request alone says nothing new of why the trade waits.
        const waits = ['pending', 'partially_settled'].includes(instruction.status);
        const reason = waits ? null : instruction.reason;
        return { ok: true, ...where, instruction: { ...instruction, reason } };
      }
      case 'instruction_held':
      case 'instruction_released':
      case 'instruction_amended': {
        const instruction = this.#standing(event.id);
        const reason = events.some((each) => isMoveOf(each, event.id)) ? instruction.reason : null;
        return { ok: true, ...where, instruction: { ...instruction, reason } };
      }
      case 'posted': {
        const { movements } = event;
        const bounded = movements.some((each) => each.op === 'transfer' && each.bounded);
        if (!bounded) return { ok: true, ...where };
        const amounts = movements.map((each) => ('amount' in each ? each.amount : 0n));
        return { ok: true, ...where, amounts };
      }
      default:
        return { ok: true, ...where };
    }
  }

  #standing(id: InstructionOutcome['id']): InstructionOutcome {
    const { status, reason, settledAt } = this.instructions.get(id);
    return { id, status, reason, settledAt };
  }
}

function transfersOf(legs: Trade['legs']): readonly Movement[] {
  return legs.map((leg) => ({ op: 'transfer', ...leg }));
}

function isMoveOf(event: Event, id: string): boolean {
  if (event.type === 'instruction_moved') return event.id === id;
  const one = 'trade' in event && typeof event.trade !== 'string' ? [event.trade] : [];
  const trades = 'trades' in event ? event.trades : one;
  return trades.some(({ instructions }) => instructions.some((each) => each === id));
}

function check(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new ModelBroken(otherwise);
}
