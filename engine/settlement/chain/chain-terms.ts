import type { Bytes32, ChainAddress, ChainId, TimeMs } from '../../ids.ts';

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
