import { expect } from 'chai';
import type { Event } from '../../../engine/book/event.ts';
import type { BookState, Decision } from '../../../engine/book.ts';
import type { Movement } from '../../../engine/ledger/operation.ts';
import type { Drawing, Pledge } from '../../../engine/settlement/credit/credit-line.ts';
import type { Trade } from '../../../engine/settlement/instruction.ts';

interface Balance {
  posted: bigint;
  held: bigint;
}

/**
 * A ledger in sixty lines that believes whatever the events say, and judges it by rules written down a second time:
 * who is frozen moves nothing, who is not admitted receives nothing, nothing is minted beyond its reserves.
 */
export class ModelLedger {
  readonly balances = new Map<string, Balance>();
  readonly #holds = new Map<string, { from: string; to: string; amount: bigint }>();
  readonly #accounts = new Map<string, { owner: string; instrument: string; frozen: string }>();
  readonly #instruments = new Map<string, { kind: string; issuer: string; issuance: string }>();
  readonly #reserves = new Map<string, { reserves: bigint; validUntil: number }>();
  readonly #admitted = new Set<string>();
  /** What is left to settle of each trade. */
  readonly #toSettle = new Map<string, Trade['legs']>();

  apply({ at, events }: Decision): void {
    for (const event of events) this.#apply(event, at);
  }

  expectSame(state: BookState): void {
    expect(state.ledger.accounts.size).to.equal(this.balances.size);
    for (const { id, posted, held } of state.ledger.accounts.values()) {
      const balance = this.#balance(id);
      if (balance.posted === posted && balance.held === held) continue;
      expect({ id, posted, held }).to.deep.equal({ id, ...balance });
    }
  }

  #apply(event: Event, at: number): void {
    switch (event.type) {
      case 'instrument_registered': {
        const { id, kind, issuer, issuanceAccount } = event.instrument;
        this.#instruments.set(id, { kind, issuer, issuance: issuanceAccount });
        return;
      }
      case 'account_opened':
        this.balances.set(event.id, { posted: 0n, held: 0n });
        this.#accounts.set(event.id, { ...event, frozen: 'none' });
        return;
      case 'account_frozen':
        this.#account(event.account).frozen = event.scope;
        return;
      case 'admitted':
        this.#admitted.add(`${event.instrument}/${event.participant}`);
        return;
      case 'revoked':
        this.#admitted.delete(`${event.instrument}/${event.participant}`);
        return;
      case 'reserves_attested':
        this.#reserves.set(event.instrument, event);
        return;
      case 'bridge_deposit_credited':
      case 'bridge_deposit_suspended':
      case 'bridge_suspense_released':
      case 'bridge_withdrawal_requested':
      case 'bridge_withdrawal_ended':
        for (const movement of event.movements) this.#move(movement);
        return;
      case 'posted':
        for (const movement of event.movements) this.#move(movement);
        if (event.cause === 'issue') this.#judgeIssue(event.movements, at);
        return;
      case 'matched':
        this.#toSettle.set(event.trade.id, event.trade.legs);
        return;
      case 'settled':
        this.#settle(event.trade);
        for (const drawing of event.drawings ?? []) this.#draw(drawing);
        return;
      case 'settled_together':
        for (const trade of event.trades) this.#settle(trade);
        for (const { trade, part } of event.parts ?? []) this.#settlePart(trade, part);
        for (const drawing of event.drawings ?? []) this.#draw(drawing);
        return;
      case 'partially_settled':
        return this.#settlePart(event.trade, event.part);
      case 'credit_drawn':
        return this.#draw(event.drawing);
      case 'pledged':
        return this.#pledge(event.pledge);
      case 'pledges_released':
        for (const id of event.pledges) this.#release(id);
        return;
      case 'credit_repaid':
        return this.#move({ op: 'transfer', from: event.line, to: event.lender, ...event });
      case 'cycle_settled':
        for (const { legs } of event.trades) for (const leg of legs) this.#judge(leg);
        for (const leg of event.postings) this.#move({ op: 'transfer', ...leg });
        return;
      case 'claim_repaid': {
        const { debtor: from, creditor: to } = event.claim;
        return this.#transfer({ from, to, amount: event.amount });
      }
      case 'penalties_posted':
        for (const leg of event.penalties) this.#move({ op: 'transfer', ...leg });
        return;
      case 'hold_expired':
        this.#release(event.hold);
        return;
      default:
    }
  }

  /** All that was agreed and has not moved yet moves at once. */
  #settle({ id, legs }: Trade): void {
    expect(legs, `${id} settles what is left of it`).to.deep.equal(this.#toSettle.get(id));
    this.#toSettle.delete(id);
    for (const leg of legs) this.#move({ op: 'transfer', ...leg });
  }

  #settlePart({ id, legs }: Trade, part: Trade['legs']): void {
    expect(legs, `${id} is what is left of it`).to.deep.equal(this.#toSettle.get(id));
    const rest = legs.map((leg, index) => {
      const { amount: moved = 0n, ...ends } = part[index] ?? {};
      expect({ ...ends, amount: leg.amount }, `${id}: the same ends`).to.deep.equal(leg);
      expect(moved > 0n && moved < leg.amount, `${id}: a part of each leg`).to.equal(true);
      return { ...leg, amount: leg.amount - moved };
    });
    this.#toSettle.set(id, rest);
    for (const leg of part) this.#move({ op: 'transfer', ...leg });
  }

  #draw({ lender, line, amount, pledges }: Drawing): void {
    this.#move({ op: 'transfer', from: lender, to: line, amount });
    for (const pledge of pledges) this.#pledge(pledge);
  }

  #pledge({ id, from, to, quantity }: Pledge): void {
    this.#move({ op: 'hold', id, from, to, amount: quantity });
  }

  #move(movement: Movement): void {
    switch (movement.op) {
      case 'transfer':
        return this.#transfer(movement);
      case 'hold':
        this.#judge(movement);
        this.#holds.set(movement.id, movement);
        this.#balance(movement.from).held += movement.amount;
        return;
      case 'post_hold':
        return this.#transfer({ ...this.#release(movement.id), amount: movement.amount });
      case 'void_hold':
        this.#release(movement.id);
    }
  }

  #transfer(terms: { from: string; to: string; amount: bigint }): void {
    this.#judge(terms);
    this.#balance(terms.from).posted -= terms.amount;
    this.#balance(terms.to).posted += terms.amount;
  }

  #release(id: string): { from: string; to: string; amount: bigint } {
    const hold = this.#holds.get(id);
    if (hold === undefined) throw new Error(`${id} ended twice`);
    this.#holds.delete(id);
    this.#balance(hold.from).held -= hold.amount;
    return hold;
  }

  #judge({ from, to }: { from: string; to: string }): void {
    const [debtor, creditor] = [this.#account(from), this.#account(to)];
    expect(debtor.instrument).to.equal(creditor.instrument);
    expect(debtor.frozen, `${from} is debited`).to.be.oneOf(['none', 'credits']);
    expect(creditor.frozen, `${to} is credited`).to.be.oneOf(['none', 'debits']);
    const instrument = this.#instruments.get(creditor.instrument);
    if (instrument?.kind !== 'cbdc' && instrument?.kind !== 'deposit_token') return;
    const free = creditor.owner === instrument.issuer;
    const admitted = this.#admitted.has(`${creditor.instrument}/${creditor.owner}`);
    expect(free || admitted, `${creditor.owner} may hold ${creditor.instrument}`).to.equal(true);
  }

  #judgeIssue([movement]: readonly Movement[], at: number): void {
    if (movement?.op !== 'transfer') throw new Error('issued without a transfer');
    const { instrument } = this.#account(movement.to);
    const { kind, issuance } = this.#instruments.get(instrument) ?? {};
    expect(movement.from, 'only the issuer issues').to.equal(issuance);
    if (kind !== 'stablecoin') return;
    const { reserves = -1n, validUntil = 0 } = this.#reserves.get(instrument) ?? {};
    expect(validUntil > at, 'the attestation is valid').to.equal(true);
    expect(-this.#balance(movement.from).posted <= reserves, 'reserves back it').to.equal(true);
  }

  #balance(id: string): Balance {
    const balance = this.balances.get(id);
    if (balance === undefined) throw new Error(`no account ${id}`);
    return balance;
  }

  #account(id: string) {
    const account = this.#accounts.get(id);
    if (account === undefined) throw new Error(`no account ${id}`);
    return account;
  }
}
