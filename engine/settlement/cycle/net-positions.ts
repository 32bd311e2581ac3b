import { invariant } from '../../assert.ts';
import type { AccountId } from '../../ids.ts';
import { type Account, availableOf } from '../../ledger/account.ts';
import type { LedgerState } from '../../ledger/state.ts';
import type { SettlementLeg, Trade } from '../instruction.ts';

/** Why an account cannot bear what the trades come to, and by how much. */
export interface Failure {
  readonly account: Account;
  readonly code: 'insufficient_funds' | 'transfer_limit_exceeded' | 'ceiling_exceeded';
  readonly by: bigint;
}

/** What a set of trades comes to on every account that they touch, and which of them cannot bear it. */
export class NetPositions {
  readonly #ledger: LedgerState;
  readonly #isNetted: (leg: SettlementLeg) => boolean;
  readonly #net = new Map<AccountId, bigint>();
  readonly #nettedOn = new Set<AccountId>();
  readonly #failing = new Map<AccountId, Failure>();

  /** Only what is posted net has to keep the transfer limit as one debit. */
  constructor(ledger: LedgerState, isNetted: (leg: SettlementLeg) => boolean) {
    this.#ledger = ledger;
    this.#isNetted = isNetted;
  }

  add(trade: Trade): void {
    this.#change(trade, 1n);
  }

  remove(trade: Trade): void {
    this.#change(trade, -1n);
  }

  /** Credits less debits, in minor units. */
  of(account: AccountId): bigint {
    return this.#net.get(account) ?? 0n;
  }

  get failures(): Iterable<Failure> {
    return this.#failing.values();
  }

  #change({ legs }: Trade, sign: bigint): void {
    for (const leg of legs) {
      const { from, to, amount } = leg;
      if (this.#isNetted(leg)) this.#nettedOn.add(from);
      this.#net.set(from, this.of(from) - sign * amount);
      this.#net.set(to, this.of(to) + sign * amount);
    }
    for (const { from, to } of legs) {
      this.#judge(from);
      this.#judge(to);
    }
  }

  #judge(id: AccountId): void {
    const account = this.#ledger.accounts.get(id);
    invariant(account !== undefined, 'trades name open accounts', () => id);
    const failure = failureOf(account, this.of(id), this.#nettedOn.has(id));
    if (failure === undefined) this.#failing.delete(id);
    else this.#failing.set(id, failure);
  }
}

function failureOf(account: Account, net: bigint, isNetted: boolean): Failure | undefined {
  const { floor, ceiling, transferLimit, posted } = account;
  const after = availableOf(account) + net;
  // First, because no money of others lifts a limit.
  if (isNetted && -net > transferLimit) {
    return { account, code: 'transfer_limit_exceeded', by: -net - transferLimit };
  }
  if (net < 0n && after < floor) return { account, code: 'insufficient_funds', by: floor - after };
  if (net > 0n && posted + net > ceiling) {
    return { account, code: 'ceiling_exceeded', by: posted + net - ceiling };
  }
  return undefined;
}

/** What a trade alone does to an account. */
export function effectOn(account: AccountId, { legs }: Trade): bigint {
  let effect = 0n;
  for (const { from, to, amount } of legs) {
    if (from === account) effect -= amount;
    if (to === account) effect += amount;
  }
  return effect;
}
