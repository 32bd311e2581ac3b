import type { TimeMs } from '../../ids.ts';
import type { EscrowTerms, LockTerms } from './chain-terms.ts';

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
