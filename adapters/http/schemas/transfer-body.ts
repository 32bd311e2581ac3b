/** One operation as JSON carries it, by `transfer.schema.json`: amounts are decimal strings, times RFC 3339. */
export type OperationBody =
  | {
      readonly op: 'transfer';
      readonly from: string;
      readonly to: string;
      readonly amount: string;
      readonly upTo?: boolean;
    }
  | {
      readonly op: 'hold';
      readonly id: string;
      readonly from: string;
      readonly to: string;
      readonly amount: string;
      readonly expiresAt?: string;
    }
  | { readonly op: 'post_hold'; readonly id: string; readonly amount?: string }
  | { readonly op: 'void_hold'; readonly id: string };

export interface TransferBody {
  readonly operations: readonly OperationBody[];
}

/** A line of a bulk. */
export interface TransferLine extends TransferBody {
  readonly key: string;
}
