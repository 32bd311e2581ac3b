import { invariant } from '../../assert.ts';
import type { AccountId, TradeId } from '../../ids.ts';
import type { LedgerState } from '../../ledger/state.ts';
import type { Reason, SettlementLeg, Trade } from '../instruction.ts';
import type { ExcludedTrade } from './cycle-event.ts';
import { effectOn, type Failure, NetPositions } from './net-positions.ts';

/** No more than that: how the other stands is for its own parties to know. */
export function withoutPartner({ id }: Trade): Reason {
  return { code: 'awaiting_link', detail: `${id}, which settles with it, is not in the run` };
}

/** The trades that a run may settle, in the order of the queue, and why each of the others may not. */
export class Selection {
  readonly positions: NetPositions;
  readonly excluded: ExcludedTrade[] = [];
  readonly #chosen = new Map<TradeId, Trade>();
  readonly #groups: ReadonlyMap<TradeId, readonly Trade[]>;
  /** Trades on each account, the last of the queue last; some may be out already. */
  readonly #onAccount = new Map<AccountId, Trade[]>();

  /** `groups` names the trades that settle with others, or not at all. */
  constructor(
    ledger: LedgerState,
    queue: readonly Trade[],
    groups: ReadonlyMap<TradeId, readonly Trade[]>,
    isNetted: (leg: SettlementLeg) => boolean,
  ) {
    this.positions = new NetPositions(ledger, isNetted);
    this.#groups = groups;
    for (const trade of queue) this.#choose(trade);
  }

  get trades(): readonly Trade[] {
    return [...this.#chosen.values()];
  }

  has({ id }: Trade): boolean {
    return this.#chosen.has(id);
  }

  /** Those that settle with it stay out with it. */
  exclude(trade: Trade, reason: Reason, account?: AccountId): void {
    this.#remove(trade, reason, account);
    for (const other of this.#groups.get(trade.id) ?? [])
      this.#remove(other, withoutPartner(trade));
  }

  /** Takes out the last trade by which the account stands where it cannot. */
  excludeLast({ account, code }: Failure, reason: Reason): void {
    const worsens = (trade: Trade) => {
      const effect = effectOn(account.id, trade);
      return code === 'ceiling_exceeded' ? effect > 0n : effect < 0n;
    };
    const trades = this.#onAccount.get(account.id) ?? [];
    // A long tail of those that are out would be gone through again for each of the others.
    for (let tail = trades.at(-1); tail !== undefined && !this.has(tail); tail = trades.at(-1)) {
      trades.pop();
    }
    const last = trades.findLast((trade) => this.has(trade) && worsens(trade));
    // A net debit has a trade that debits, and a net credit one that credits.
    invariant(last !== undefined, 'trades bring an account where it stands', () => account.id);
    this.exclude(last, reason, account.id);
  }

  #choose(trade: Trade): void {
    this.#chosen.set(trade.id, trade);
    this.positions.add(trade);
    for (const id of new Set(trade.legs.flatMap(({ from, to }) => [from, to]))) {
      const trades = this.#onAccount.get(id);
      if (trades === undefined) this.#onAccount.set(id, [trade]);
      else trades.push(trade);
    }
  }

  #remove(trade: Trade, { code, detail }: Reason, account?: AccountId): void {
    if (!this.#chosen.delete(trade.id)) return;
    this.positions.remove(trade);
    const { id, instructions } = trade;
    const about = account === undefined ? {} : { account };
    this.excluded.push({ trade: id, instructions, code, detail, ...about });
  }
}
