import type { TimeMs } from '../ids.ts';
import type { FinalityLevel } from '../instruments/finality-level.ts';

/** A chain by its CAIP-2 name, such as `eip155:1`. */
export type ChainId = string & { readonly __brand: 'ChainId' };
/** 20 bytes of an account or a contract, `0x` and 40 hex digits in lower case. */
export type ChainAddress = `0x${string}`;
/** 32 bytes: a hash, the id of an escrow or a lock, a secret; `0x` and 64 hex digits in lower case. */
export type Bytes32 = `0x${string}`;

/** What a leg moves on a chain. */
export interface ChainLeg {
  readonly token: ChainAddress;
  readonly from: ChainAddress;
  readonly to: ChainAddress;
  /** Minor units of the token. */
  readonly amount: bigint;
}

/** All legs on one chain: they settle in the transaction that brings the last of them in. */
export interface EscrowTerms {
  readonly mechanism: 'escrow';
  readonly chain: ChainId;
  readonly legs: readonly ChainLeg[];
  /** From this moment on, legs that are in go back. Whole seconds on the chain, so a multiple of 1,000. */
  readonly deadline: TimeMs;
  /** Tells two settlements of the same legs apart. */
  readonly salt: Bytes32;
}

/** One leg under a hash lock. Claimable strictly before `expiry` by whoever shows the secret, for the payee alone. */
export interface LockTerms {
  readonly mechanism: 'lock';
  readonly chain: ChainId;
  readonly leg: ChainLeg;
  readonly hash: Bytes32;
  readonly expiry: TimeMs;
  /** The lock that is made first outlasts the other one; `alone` has a ledger hold beside it and no other lock. */
  readonly role: 'first' | 'second' | 'alone';
  /** The other lock, whose margin the contract enforces. Absent when alone. */
  readonly other?: { readonly chain: ChainId; readonly expiry: TimeMs };
  readonly salt: Bytes32;
}

/**
 * Something a settlement needs done on a chain. `id` is made of settlement, leg and verb: whatever happens, one id
 * takes effect at most once.
 */
export type ChainAction = {
  readonly id: string;
  readonly settlement: string;
  /** Sent no later than this; after it the action is worthless or harmful. Absent: it never is. */
  readonly deadline?: TimeMs;
} & (
  | { readonly verb: 'deposit'; readonly terms: EscrowTerms; readonly leg: number }
  | { readonly verb: 'refund_deposit'; readonly terms: EscrowTerms; readonly leg: number }
  | { readonly verb: 'lock'; readonly terms: LockTerms }
  /** Shows the secret behind `terms.hash`: from the first attempt on it counts as known to everybody. */
  | { readonly verb: 'claim'; readonly terms: LockTerms }
  | { readonly verb: 'refund_lock'; readonly terms: LockTerms }
);

/** How far an action has come. */
export type ActionState =
  /** Nothing has been signed for it. */
  | 'wanted'
  /** Its intent is durable: signer, nonce, calldata. */
  | 'intended'
  /** The signed bytes are durable, and may have been sent. */
  | 'signed'
  /** In a block, whatever its level. */
  | 'included'
  /** In a block and without effect: it reverted. */
  | 'reverted'
  /** Its nonce was taken by a transaction that is not known here: a person has to look. */
  | 'quarantined'
  /** Nobody here holds the key of whoever has to send it: that party does it, and the chain tells. */
  | 'left_to_party';

/** What happened on a chain, as the logs of the contracts tell it. */
export interface ChainFact {
  readonly chain: ChainId;
  readonly kind:
    | 'deposited'
    | 'settled'
    | 'deposit_refunded'
    | 'locked'
    | 'claimed'
    | 'lock_refunded';
  /** Id that the contract gives the escrow or the lock. */
  readonly subject: Bytes32;
  /** Leg of an escrow. */
  readonly leg?: number;
  /** Shown by a claim. */
  readonly secret?: Bytes32;
  readonly level: FinalityLevel;
  readonly block: { readonly number: bigint; readonly hash: Bytes32; readonly at: TimeMs };
  readonly transaction: Bytes32;
  readonly logIndex: number;
}

/** What the watcher of a chain has to say: a fact (again when its level rises), or that a block took one back. */
export type ChainNews =
  | { readonly type: 'fact'; readonly fact: ChainFact }
  | { readonly type: 'reversed'; readonly fact: ChainFact };

export interface ChainHead {
  readonly number: bigint;
  readonly hash: Bytes32;
  /** Time that the chain says it is: deadlines are judged by it. */
  readonly at: TimeMs;
}

/**
 * One chain, with Tricord's contracts on it. All operations may be repeated after a crash at any moment. They throw
 * `ChainUnavailable` when no endpoint answers truthfully now, and nothing is lost by that.
 */
export interface Chain {
  readonly id: ChainId;
  /** The ids that the contracts give, so that facts can be told apart before anything is sent. */
  subjectOf(terms: EscrowTerms | LockTerms): Bytes32;
  /** Brings an action one or more steps further: intent, signature, sending, fee. Says how far it has come. */
  perform(action: ChainAction): Promise<ActionState>;
  /**
   * Everything after the durable cursor `after`, oldest first, and the cursor to go on from. What a cursor covers has
   * been said; whoever repeats a cursor is told again.
   */
  news(after: string | undefined): Promise<{
    readonly news: readonly ChainNews[];
    readonly cursor: string;
    /** The last block that was looked at: everything up to it has been said. The chain may be ahead of it. */
    readonly head: ChainHead;
    /** The last final block that was looked at. What did not happen up to it never will: whoever concludes that
     * something was never locked goes by this time, not by that of the head. Absent while no block is final. */
    readonly final?: ChainHead;
  }>;
  close(): Promise<void>;
}

/** Secrets behind hash locks, kept encrypted; `create` is durable before the hash is told to anybody. */
export interface SecretStore {
  /** The hash of the settlement's secret; the same for ever. */
  create(settlement: string): Promise<Bytes32>;
  /** For the claim alone. `undefined` when there is none. */
  reveal(settlement: string): Promise<Bytes32 | undefined>;
  /** It was shown, even in a transaction that reverted or never got into a block: it is no secret any more. */
  markRevealed(settlement: string): Promise<void>;
  isRevealed(settlement: string): Promise<boolean>;
}

/** No endpoint of the chain answers, or they contradict each other. Trying again later may help. */
export class ChainUnavailable extends Error {
  override readonly name = 'ChainUnavailable';
}
