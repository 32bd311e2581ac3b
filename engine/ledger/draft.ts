import type { AccountId, HoldId } from '../ids.ts';
import type { Account } from './account.ts';
import type { Hold } from './hold.ts';
import type { LedgerState } from './state.ts';

export interface Change {
  readonly account: Account;
  posted: bigint;
  held: bigint;
  /** Index of the first operation that took something from the account, for the refusal's field. */
  debitedBy: number;
  creditedBy: number;
}

/** The ledger as it would be after the operations so far, kept beside the state and never in it. */
export class Draft {
  readonly changes = new Map<AccountId, Change>();
  readonly #opened = new Map<HoldId, Hold>();
  readonly #resolved = new Set<HoldId>();

  constructor(readonly state: LedgerState) {}

  change(account: Account): Change {
    let change = this.changes.get(account.id);
    if (change === undefined) {
      change = {
        account,
        posted: account.posted,
        held: account.held,
        debitedBy: -1,
        creditedBy: -1,
      };
      this.changes.set(account.id, change);
    }
    return change;
  }

  transfer(from: Account, to: Account, amount: bigint, operation: number): void {
    this.debit(from, amount, 0n, operation);
    const credited = this.change(to);
    credited.posted += amount;
    if (credited.creditedBy < 0) credited.creditedBy = operation;
  }

  /** Takes `posted` from the balance and adds `held` to what is reserved. */
  debit(from: Account, posted: bigint, held: bigint, operation: number): void {
    const change = this.change(from);
    change.posted -= posted;
    change.held += held;
    if (change.debitedBy < 0) change.debitedBy = operation;
  }

  openHold(hold: Hold): void {
    this.#opened.set(hold.id, hold);
  }

  resolveHold(id: HoldId): void {
    this.#resolved.add(id);
  }

  hold(id: HoldId): Hold | undefined {
    return this.#opened.get(id) ?? this.state.holds.get(id);
  }

  isResolved(id: HoldId): boolean {
    return this.#resolved.has(id);
  }
}
