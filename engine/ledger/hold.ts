import type { AccountId, HoldId, TimeMs } from '../ids.ts';

export type HoldStatus = 'open' | 'posted' | 'voided' | 'expired';

/** A pending transfer: its amount is reserved on the debit account until it is posted, voided or expires. */
export interface Hold {
  readonly id: HoldId;
  readonly from: AccountId;
  readonly to: AccountId;
  readonly amount: bigint;
  readonly expiresAt?: TimeMs;
  /** Leaves `open` once and never comes back: a hold is resolved once. */
  status: HoldStatus;
}
