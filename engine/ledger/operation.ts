import type { AccountId, HoldId, TimeMs } from '../ids.ts';

/** What a caller asks of the ledger. Amounts are minor units of the accounts' instrument. */
export type Operation =
  | {
      readonly op: 'transfer';
      readonly from: AccountId;
      readonly to: AccountId;
      readonly amount: bigint;
      /** Move at most `amount`: as much of it as the debit account has available. */
      readonly upTo?: boolean;
    }
  | {
      readonly op: 'hold';
      readonly id: HoldId;
      readonly from: AccountId;
      readonly to: AccountId;
      readonly amount: bigint;
      /** From this moment on the hold can no longer be posted. Absent: it waits for ever. */
      readonly expiresAt?: TimeMs;
    }
  /**
   * Posts all of the hold, or `amount` of it and releases the rest. A decimal string is in units of what the hold
   * reserves, for callers who need not know its decimals.
   */
  | { readonly op: 'post_hold'; readonly id: HoldId; readonly amount?: bigint | string }
  | { readonly op: 'void_hold'; readonly id: HoldId };

/** What the ledger decided: the same operations with every amount known. */
export type Movement =
  | {
      readonly op: 'transfer';
      readonly from: AccountId;
      readonly to: AccountId;
      readonly amount: bigint;
      /** The caller asked for at most an amount: the receipt says what it came to. */
      readonly bounded?: true;
    }
  | {
      readonly op: 'hold';
      readonly id: HoldId;
      readonly from: AccountId;
      readonly to: AccountId;
      readonly amount: bigint;
      readonly expiresAt?: TimeMs;
    }
  | { readonly op: 'post_hold'; readonly id: HoldId; readonly amount: bigint }
  | { readonly op: 'void_hold'; readonly id: HoldId };
