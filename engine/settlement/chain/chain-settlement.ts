import type {
  AccountId,
  Bytes32,
  ChainAddress,
  ChainId,
  HoldId,
  TimeMs,
  TradeId,
} from '../../ids.ts';
import type { ChainFact } from './chain-fact.ts';
import type { ChainTerms } from './chain-profile.ts';
import type { EscrowTerms, LockTerms } from './chain-terms.ts';

/**
 * How a trade with legs on chains settles: all on one chain, `escrow`; on one chain and the ledger, `lock_and_hold`; on
 * two chains, `swap`, with ledger legs held if there are any.
 */
export const MECHANISMS = ['escrow', 'lock_and_hold', 'swap'] as const;
export type Mechanism = (typeof MECHANISMS)[number];

/** What one contract does for a settlement, and the legs of the trade that it moves. */
export interface ChainPart {
  readonly terms: EscrowTerms | LockTerms;
  /** Indexes into the legs of the trade; for an escrow in the order of its own legs. */
  readonly legs: readonly number[];
}

/** A leg of the ledger, kept for the settlement until its outcome: no timer ends it. */
export interface Reservation {
  readonly id: HoldId;
  /** Index into the legs of the trade. */
  readonly leg: number;
  readonly from: AccountId;
  readonly to: AccountId;
  readonly amount: bigint;
}

/** What was agreed at the start of a settlement on chains. It never changes. */
export interface ChainPlan {
  readonly trade: TradeId;
  readonly mechanism: Mechanism;
  readonly parts: readonly ChainPart[];
  readonly reservations: readonly Reservation[];
  /** SHA-256 of the secret behind the locks. */
  readonly hash?: Bytes32;
}

/** Something that a chain said of one part, and has not taken back. */
export interface RecordedFact {
  /** Index into the parts of the plan. */
  readonly part: number;
  readonly fact: ChainFact;
}

/** A settlement on chains that has not ended. */
export interface ChainSettlement extends ChainPlan {
  readonly startedAt: TimeMs;
  facts: readonly RecordedFact[];
  /** The secret was seen on a chain, even if the block is gone again. */
  revealed: boolean;
  /** Parts whose time is over in a final block: what did not happen to them by then never will. */
  closed: readonly number[];
  /** Some legs moved and others went back: a person has to look. */
  broken: boolean;
}

/** Chains, where accounts are on them, and what settles there. Changed by evolve alone. */
export interface ChainState {
  readonly chains: Map<ChainId, ChainTerms>;
  /** Accounts that mirror an address: their instrument is at home on a chain. */
  readonly addresses: Map<AccountId, ChainAddress>;
  readonly settlements: Map<TradeId, ChainSettlement>;
}

export function emptyChains(): ChainState {
  return { chains: new Map(), addresses: new Map(), settlements: new Map() };
}

/** From when on nothing can happen to a part but that it goes back. */
export function endOf({ terms }: ChainPart, chains: ChainState['chains']): TimeMs {
  if (terms.mechanism === 'escrow') return terms.deadline;
  return terms.expiry + (chains.get(terms.chain)?.graceMs ?? 0);
}
