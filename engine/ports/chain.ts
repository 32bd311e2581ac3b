import type { Bytes32, ChainId, TimeMs } from '../ids.ts';
import type { ChainAction } from '../settlement/chain/chain-action.ts';
import type { ChainFact } from '../settlement/chain/chain-fact.ts';
import type { EscrowTerms, LockTerms } from '../settlement/chain/chain-terms.ts';

export type { Bytes32, ChainAddress, ChainId } from '../ids.ts';
export type { ChainAction } from '../settlement/chain/chain-action.ts';
export type { ChainFact } from '../settlement/chain/chain-fact.ts';
export type { EscrowTerms, LockTerms } from '../settlement/chain/chain-terms.ts';

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
