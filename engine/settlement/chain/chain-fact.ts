import type { Bytes32, ChainId, TimeMs } from '../../ids.ts';
import type { FinalityLevel } from '../../instruments/finality-level.ts';

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
