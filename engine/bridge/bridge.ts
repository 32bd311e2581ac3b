import type { AccountId, BridgeId, HoldId, InstrumentId, TimeMs } from '../ids.ts';
import type { RefusalCode } from '../refusal.ts';

/** A block may still be replaced until it is `final`. */
export const BRIDGE_LEVELS = ['provisional', 'safe', 'final'] as const;
export type BridgeLevel = (typeof BRIDGE_LEVELS)[number];

/** Where on the chain something happened. */
export interface Evidence {
  readonly block: { readonly number: bigint; readonly hash: string };
  readonly transaction: string;
  readonly logIndex: number;
}

/** No window of `windowMs` sees withdrawals of more than `amount` minor units. */
export interface BridgeLimits {
  readonly windowMs: number;
  readonly amount: bigint;
}

/** What a bridge ties together: tokens in a vault on a chain, and the same instrument on this ledger. */
export interface BridgeTerms {
  readonly id: BridgeId;
  readonly instrument: InstrumentId;
  /** CAIP-2. */
  readonly chain: string;
  readonly vault: string;
  readonly token: string;
  /** Account of the issuer, which keeps deposits that nobody may receive. */
  readonly suspense: AccountId;
  readonly limits: BridgeLimits;
}

/** Tokens that came into the vault. */
export interface Deposit {
  /** The vault counts its deposits, of all tokens together, from 1. */
  readonly number: number;
  /** Number of the deposit of the same token before it; 0: it is the first. */
  readonly previous: number;
  /** Who sent the tokens, and gets them back if they are returned. */
  readonly sender: string;
  /** Account that the deposit names, as far as it is text. */
  readonly beneficiary: string;
  /** Minor units. */
  readonly amount: bigint;
  readonly evidence: Evidence;
}

/** A deposit in a block that is not final yet. */
export interface SeenDeposit {
  readonly deposit: Deposit;
  readonly level: BridgeLevel;
}

/** A deposit that nobody could be credited with. */
export interface SuspendedDeposit {
  readonly deposit: Deposit;
  /** Keeps its amount on the suspense account. */
  readonly hold: HoldId;
  /** Why. */
  readonly code: RefusalCode;
  readonly detail: string;
}

/** A balance on its way to an address on the chain. */
export interface WithdrawalTerms {
  /** Unique in the book, and the name of its hold. */
  readonly id: HoldId;
  /** Counted from 1 in each bridge. */
  readonly number: number;
  readonly account: AccountId;
  readonly address: string;
  readonly amount: bigint;
  readonly at: TimeMs;
  /** The suspended deposit that it returns to its sender. */
  readonly returns?: number;
}

export interface Withdrawal extends WithdrawalTerms {
  /** The vault may have been told to pay: only the chain ends it from now on. */
  started: boolean;
  /** Where its payment stands on the chain, before it is final. */
  seen?: SeenRelease;
}

export type ReleaseOutcome = 'released' | 'failed';

export interface SeenRelease {
  readonly outcome: ReleaseOutcome;
  readonly level: BridgeLevel;
  readonly evidence: Evidence;
}

/** What both sides said at one final block. Minor units. */
export interface Comparison {
  readonly block: { readonly number: bigint; readonly hash: string };
  readonly vault: VaultFigures;
  readonly ledger: { readonly deposited: bigint; readonly withdrawn: bigint };
  /** They fit together, apart from what the operator accepted. */
  readonly agreed: boolean;
}

export interface VaultFigures {
  readonly deposited: bigint;
  readonly withdrawn: bigint;
  /** What the vault has of the token, beyond what waits there for payees. */
  readonly balance: bigint;
}

export type StopCause = 'mismatch' | 'unknown_release' | 'operator';

export interface Stop {
  readonly cause: StopCause;
  readonly detail: string;
  readonly at: TimeMs;
}

/** What was withdrawn within one slot of time. */
export interface Spent {
  /** Slots are counted from 1970. */
  readonly slot: number;
  readonly amount: bigint;
}

/** A bridge as it stands. Changed by evolve alone. */
export interface Bridge {
  terms: BridgeTerms;
  /** Minor units of final deposits and final releases: what is left of the first is the ledger's liability. */
  deposited: bigint;
  withdrawn: bigint;
  /** Number of the last deposit that is on the ledger; 0: none is. */
  lastDeposit: number;
  lastWithdrawal: number;
  readonly seen: Map<number, SeenDeposit>;
  readonly suspended: Map<number, SuspendedDeposit>;
  readonly withdrawals: Map<HoldId, Withdrawal>;
  /** What was withdrawn lately. */
  spent: readonly Spent[];
  /** By how much the vault's figures may differ from the ledger's: the operator looked, and accepted it. */
  accepted: bigint;
  compared?: Comparison;
  stopped?: Stop;
  /** Highest block of what was recorded: a comparison of an earlier one says nothing. */
  block: bigint;
}

/** What the ledger owes to those who hold what came over the bridge. */
export function liabilityOf({ deposited, withdrawn }: Bridge): bigint {
  return deposited - withdrawn;
}
