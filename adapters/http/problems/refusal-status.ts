import type { RefusalCode } from '../../../engine/refusal.ts';

/**
 * The HTTP status of every refusal of the engine: 400 what is not written as it must be, 404 what a path names and
 * does not exist, 422 what is understood and refused by a rule. An instruction that was recorded as rejected is
 * always 422, whatever its code.
 */
export const REFUSAL_STATUS: Readonly<Record<RefusalCode, number>> = {
  amount_malformed: 400,
  amount_negative: 422,
  amount_zero: 422,
  amount_too_precise: 422,
  amount_out_of_range: 422,
  currency_unknown: 422,
  scale_invalid: 400,
  identifier_invalid: 400,
  lei_invalid: 400,
  bic_invalid: 400,
  isin_invalid: 400,
  date_invalid: 400,
  field_missing: 400,
  field_invalid: 400,

  participant_unknown: 422,
  participant_exists: 422,
  account_unknown: 404,
  account_exists: 422,
  account_missing: 422,
  account_ambiguous: 422,
  account_not_owned: 422,
  account_frozen: 422,
  account_restricted: 422,
  same_account: 422,
  instrument_mismatch: 422,
  insufficient_funds: 422,
  ceiling_exceeded: 422,
  transfer_limit_exceeded: 422,
  limits_violated: 422,
  hold_unknown: 404,
  hold_exists: 422,
  hold_resolved: 422,
  hold_expired: 422,
  hold_exceeded: 422,
  operations_invalid: 422,

  instrument_unknown: 422,
  instrument_exists: 422,
  instrument_ambiguous: 422,
  not_admitted: 422,
  reserves_insufficient: 422,
  reserves_unattested: 422,
  issue_exceeded: 422,

  instruction_unknown: 404,
  reference_taken: 422,
  legs_invalid: 422,
  party_not_involved: 422,
  not_cancellable: 422,

  message_malformed: 400,
  message_too_large: 413,
  message_unsupported: 422,
  message_invalid: 400,
  message_content_unsupported: 422,

  key_reused: 422,
  key_archived: 409,
  busy: 429,
  fenced: 503,
  unavailable: 503,
  internal: 500,
};
