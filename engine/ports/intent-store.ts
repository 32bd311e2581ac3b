import type { TimeMs } from '../ids.ts';
import type { Bytes32, ChainAddress, ChainId } from './chain.ts';

/**
 * What was decided to be sent to chains: durable before anything is sent, kept for ever. One nonce of a signer has one
 * payload for ever; signing it again only raises the fee, and every signed form is kept. Operations throw
 * `ChainStoreUnavailable`; nothing is half done then, and each may be repeated.
 */
export interface IntentStore {
  /**
   * The intent under this id, made now unless there is one: with the next nonce of the signer, at least `nonceFrom` (the
   * nonce that the chain says the account is at). After an attempt that `reverted` for good a next one is made.
   * Two that ask in the same moment get the same.
   */
  open(request: IntentRequest, nonceFrom: number): Promise<IntentRecord>;
  /** Makes the nonce void, unless an intent has it: something has to be sent for those behind it to get in. */
  fill(chain: ChainId, signer: ChainAddress, nonce: number): Promise<void>;
  /** The latest attempt. */
  find(chain: ChainId, id: string): Promise<IntentRecord | undefined>;
  /** Keeps a signed form, before it is sent. False when the intent was made void meanwhile: then it must not be sent. */
  sign(intent: Intent, signed: SignedForm): Promise<boolean>;
  /**
   * An intent that was never signed gives its nonce to an empty transaction of the signer to itself, and its id is free
   * again. False when it was signed: it may be on its way, so it stays what it is.
   */
  void(intent: Intent): Promise<boolean>;
  /** Notes how the intent ended; one that ended for good is closed and never looked at again. */
  conclude(intent: Intent, outcome: IntentOutcome | undefined): Promise<void>;
  /** All that are not closed, by signer and nonce. */
  unfinished(chain: ChainId): Promise<readonly IntentRecord[]>;
  /** Those that a person has to look at, the latest 100. */
  quarantined(chain: ChainId): Promise<readonly IntentRecord[]>;
}

export interface IntentRequest {
  readonly chain: ChainId;
  /** Of the action, or of what it needs before. */
  readonly id: string;
  readonly settlement: string;
  /** Leg of an escrow. */
  readonly leg?: number;
  readonly verb: string;
  readonly signer: ChainAddress;
  readonly to: ChainAddress;
  /** Calldata, `0x…`. */
  readonly data: `0x${string}`;
  /** Most gas that it may use. */
  readonly gas: bigint;
  readonly deadline?: TimeMs;
}

export interface Intent extends IntentRequest {
  readonly nonce: number;
  /** From 1. */
  readonly attempt: number;
}

/** The bytes that go to the chain. */
export interface SignedForm {
  readonly hash: Bytes32;
  readonly bytes: `0x${string}`;
  /** In wei a unit of gas. */
  readonly maxFee: bigint;
  readonly priorityFee: bigint;
  readonly at: TimeMs;
}

export type IntentOutcome =
  | {
      readonly state: 'included' | 'reverted';
      readonly hash: Bytes32;
      readonly block: { readonly number: bigint; readonly hash: Bytes32 };
      /** The block is final. */
      readonly closed: boolean;
    }
  | {
      readonly state: 'quarantined';
      readonly reason: string;
      /** The transaction that took the nonce, where it was found. */
      readonly hash?: Bytes32;
      /** The transaction that took the nonce is final. Before, a reorganisation may still free it. */
      readonly closed: boolean;
    };

export interface IntentRecord {
  readonly intent: Intent;
  /** In the order of signing: the last one has the highest fee. */
  readonly signed: readonly SignedForm[];
  readonly outcome?: IntentOutcome;
  readonly madeAt: TimeMs;
}

/** Verb of what fills a nonce that nobody needs any more. */
export const VOID = 'void';

/** The store cannot be used now; trying again later may help. */
export class ChainStoreUnavailable extends Error {
  override readonly name = 'ChainStoreUnavailable';
}
