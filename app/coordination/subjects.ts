import type { TradeId } from '../../engine/ids.ts';
import type { Bytes32, Chain } from '../../engine/ports/chain.ts';
import type { ChainSettlement } from '../../engine/settlement/chain/chain-settlement.ts';

export interface Place {
  readonly trade: TradeId;
  readonly part: number;
}

/** Which part of which settlement the contracts of a chain speak of: their ids are hashes of the terms. */
export class Subjects {
  readonly #chain: Chain;
  readonly #places = new Map<Bytes32, Place>();
  readonly #known = new Set<TradeId>();

  constructor(chain: Chain) {
    this.#chain = chain;
  }

  find(subject: Bytes32): Place | undefined {
    return this.#places.get(subject);
  }

  /** Learns of settlements that are new, and forgets those that have ended. */
  follow(open: ReadonlyMap<TradeId, ChainSettlement>): void {
    for (const [trade, { parts }] of open) {
      if (this.#known.has(trade)) continue;
      this.#known.add(trade);
      for (const [part, { terms }] of parts.entries()) {
        if (terms.chain !== this.#chain.id) continue;
        this.#places.set(this.#chain.subjectOf(terms), { trade, part });
      }
    }
    for (const [subject, { trade }] of this.#places) {
      if (!open.has(trade)) this.#places.delete(subject);
    }
    for (const trade of this.#known) if (!open.has(trade)) this.#known.delete(trade);
  }
}
