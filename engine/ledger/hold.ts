import type { AccountId, HoldId, TimeMs } from '../ids.ts';

/** How a hold stands, for those who tell of it: the ledger itself keeps the open ones. */
export type HoldStatus = 'open' | 'posted' | 'voided' | 'expired';

/**
 * A pending transfer: its amount is reserved on the debit account until it is posted, voided or expires. Once resolved
 * it leaves the state and never comes back: a hold is resolved once.
 */
export interface Hold {
  readonly id: HoldId;
  readonly from: AccountId;
  readonly to: AccountId;
  readonly amount: bigint;
  readonly expiresAt?: TimeMs;
}
