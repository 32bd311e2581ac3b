import type { ReasonCode } from '../../../engine/settlement/instruction.ts';

/** Codes of RejectionReason75Code that are used here; the schema of sese.024 holds them all. */
type Rejection = 'CASH' | 'DDAT' | 'DSEC' | 'ICAG' | 'LATE' | 'OTHR' | 'REFE' | 'SAFE' | 'SETR';
/** Codes of PendingReason24Code that are used here. */
type Pending = 'FUTU' | 'LATE' | 'LINK' | 'OTHR' | 'PART' | 'PREA';
/** Codes of UnmatchedReason11Code that are used here. */
type Mismatch =
  | 'CMIS'
  | 'DDAT'
  | 'DEPT'
  | 'DMON'
  | 'DQUA'
  | 'DSEC'
  | 'ICAG'
  | 'IIND'
  | 'SAFE'
  | 'SETR';
/** Codes of CancelledStatusReason16Code that are used here. */
type Cancellation = 'CANI' | 'CANS' | 'OTHR';

export interface SecuritiesReason {
  /** When the instruction was rejected. */
  readonly rejected: Rejection;
  /** When it has found no other side. */
  readonly unmatched: Mismatch;
  /** When it waits for its settlement. */
  readonly pending: Pending;
  /** When it was cancelled or expired. */
  readonly cancelled: Cancellation;
}

const OTHER: SecuritiesReason = {
  rejected: 'OTHR',
  unmatched: 'CMIS',
  pending: 'OTHR',
  cancelled: 'OTHR',
};
const ACCOUNT: SecuritiesReason = { ...OTHER, rejected: 'SAFE' };
const SECURITY: SecuritiesReason = { ...OTHER, rejected: 'DSEC' };
const PARTY: SecuritiesReason = { ...OTHER, rejected: 'ICAG' };
const BY_PARTY: SecuritiesReason = { ...OTHER, cancelled: 'CANI' };

/**
 * ISO 20022 reason codes of securities settlement for every reason. Where the code lists have nothing that says it, or
 * say it only of one side, OTHR: the words that go with the code say it.
 */
export const SECURITIES_REASONS: Readonly<Record<ReasonCode, SecuritiesReason>> = {
  amount_malformed: OTHER,
  amount_negative: OTHER,
  amount_zero: OTHER,
  amount_too_precise: OTHER,
  amount_out_of_range: OTHER,
  currency_unknown: OTHER,
  scale_invalid: OTHER,
  identifier_invalid: { ...OTHER, rejected: 'REFE' },
  lei_invalid: PARTY,
  bic_invalid: PARTY,
  isin_invalid: SECURITY,
  date_invalid: { ...OTHER, rejected: 'DDAT' },
  cut_off_missed: { ...OTHER, rejected: 'LATE' },
  business_day_missing: { ...OTHER, rejected: 'DDAT' },
  field_missing: OTHER,
  field_invalid: OTHER,
  participant_unknown: PARTY,
  participant_exists: OTHER,
  account_unknown: ACCOUNT,
  account_exists: OTHER,
  account_missing: ACCOUNT,
  account_ambiguous: ACCOUNT,
  account_not_owned: ACCOUNT,
  account_frozen: ACCOUNT,
  account_restricted: ACCOUNT,
  same_account: ACCOUNT,
  instrument_mismatch: ACCOUNT,
  insufficient_funds: OTHER,
  ceiling_exceeded: OTHER,
  transfer_limit_exceeded: OTHER,
  limits_violated: OTHER,
  hold_unknown: OTHER,
  hold_exists: OTHER,
  hold_resolved: OTHER,
  hold_expired: OTHER,
  hold_exceeded: OTHER,
  operations_invalid: OTHER,
  instrument_unknown: SECURITY,
  instrument_exists: OTHER,
  instrument_ambiguous: OTHER,
  not_admitted: PARTY,
  reserves_insufficient: OTHER,
  reserves_unattested: OTHER,
  issue_exceeded: OTHER,
  instruction_unknown: OTHER,
  reference_taken: { ...OTHER, rejected: 'REFE' },
  too_many_open: OTHER,
  legs_invalid: { ...OTHER, rejected: 'SETR' },
  party_not_involved: PARTY,
  not_cancellable: OTHER,
  not_amendable: OTHER,
  not_permitted: PARTY,
  instruction_ended: OTHER,
  instruction_held: OTHER,
  instruction_not_held: OTHER,
  partial_invalid: { ...OTHER, rejected: 'SETR' },
  link_unknown: { ...OTHER, rejected: 'REFE' },
  link_invalid: { ...OTHER, rejected: 'REFE' },
  credit_line_unknown: OTHER,
  credit_refused: OTHER,
  credit_in_use: OTHER,
  collateral_ineligible: OTHER,
  collateral_needed: OTHER,
  pledge_unknown: OTHER,
  hold_pledged: OTHER,
  repayment_exceeds_credit: OTHER,
  cycle_unknown: OTHER,
  cycle_overlaps: OTHER,
  claim_unknown: OTHER,
  penalty_unknown: OTHER,
  not_queued: OTHER,
  queue_changed: OTHER,
  bridge_unknown: OTHER,
  bridge_exists: OTHER,
  bridge_stopped: OTHER,
  bridge_not_stopped: OTHER,
  bridge_mismatch: OTHER,
  bridge_deposit_gap: OTHER,
  bridge_comparison_stale: OTHER,
  bridge_limit_exceeded: OTHER,
  bridge_liquidity_insufficient: OTHER,
  deposit_unknown: OTHER,
  withdrawal_unknown: OTHER,
  withdrawal_started: OTHER,
  hold_bridged: OTHER,
  supply_bridged: OTHER,
  chain_unknown: OTHER,
  chain_invalid: OTHER,
  address_invalid: ACCOUNT,
  address_taken: ACCOUNT,
  home_elsewhere: ACCOUNT,
  chains_too_many: OTHER,
  deadline_too_near: { ...OTHER, rejected: 'LATE', pending: 'LATE' },
  settling_on_chain: OTHER,
  chain_settlement_unknown: OTHER,
  chain_fact_invalid: OTHER,
  hold_reserved: OTHER,
  message_malformed: OTHER,
  message_too_large: OTHER,
  message_unsupported: OTHER,
  message_invalid: OTHER,
  message_content_unsupported: OTHER,
  key_reused: { ...OTHER, rejected: 'REFE' },
  key_archived: { ...OTHER, rejected: 'REFE' },
  busy: OTHER,
  fenced: OTHER,
  unavailable: OTHER,
  internal: OTHER,
  awaiting_counterparty: OTHER,
  kind_differs: { ...OTHER, unmatched: 'SETR' },
  settlement_date_differs: { ...OTHER, unmatched: 'DDAT' },
  instrument_differs: { ...OTHER, unmatched: 'DSEC' },
  quantity_differs: { ...OTHER, unmatched: 'DQUA' },
  cash_amount_differs: { ...OTHER, unmatched: 'DMON' },
  counterparty_differs: { ...OTHER, unmatched: 'ICAG' },
  account_differs: { ...OTHER, unmatched: 'SAFE' },
  trade_reference_differs: { ...OTHER, unmatched: 'IIND' },
  place_differs: { ...OTHER, unmatched: 'DEPT' },
  on_hold: { ...OTHER, pending: 'PREA' },
  awaiting_link: { ...OTHER, pending: 'LINK' },
  behind_in_queue: OTHER,
  bilateral_limit: OTHER,
  multilateral_limit: OTHER,
  reserved: OTHER,
  link_broken: { ...OTHER, pending: 'LINK' },
  risk_test_failed: OTHER,
  awaiting_coordinator: OTHER,
  chain_aborted: { ...OTHER, cancelled: 'CANS' },
  chain_legs_differ: OTHER,
  partially_settled: { ...OTHER, pending: 'PART' },
  awaiting_settlement_date: { ...OTHER, pending: 'FUTU' },
  awaiting_cycle: OTHER,
  awaiting_opening: { ...OTHER, pending: 'LATE' },
  cancelled_by_party: BY_PARTY,
  cancelled_by_all: BY_PARTY,
  expired: { ...OTHER, cancelled: 'CANS' },
};
