export type QueueFaultCode =
  | 'file_empty'
  | 'file_too_large'
  | 'file_unreadable'
  | 'json_malformed'
  | 'field_duplicate'
  | 'field_missing'
  | 'field_unknown'
  | 'field_invalid'
  | 'bank_unknown'
  | 'amount_malformed'
  | 'amount_not_positive'
  | 'amount_out_of_range'
  | 'self_payment'
  | 'limit_duplicate';

/** What is wrong with a queue file. The detail names the field, like `queue[2].amount`. */
export class Faulty extends Error {
  constructor(
    readonly code: QueueFaultCode,
    readonly detail: string,
  ) {
    super(detail);
  }
}

export function fail(code: QueueFaultCode, detail: string): never {
  throw new Faulty(code, detail);
}
