/**
 * Every expected refusal, with the title people read. Codes are stable for ever: clients branch on them, and
 * adapters map each of them (`Record<RefusalCode, …>`), so a new code does not compile until it is mapped.
 */
export const REFUSALS = {
  // amounts and identifiers
  amount_malformed: 'The amount is not a decimal number',
  amount_negative: 'The amount is negative',
  amount_zero: 'The amount is zero',
  amount_too_precise: 'The amount has more decimals than the instrument',
  amount_out_of_range: 'The amount is outside 128 bits',
  currency_unknown: 'The currency is not in ISO 4217',
  scale_invalid: 'The scale is not between 0 and 18',
  identifier_invalid: 'The identifier is malformed',
  lei_invalid: 'The LEI is malformed or its check digits are wrong',
  bic_invalid: 'The BIC is malformed',
  isin_invalid: 'The ISIN is malformed or its check digit is wrong',
  date_invalid: 'The date is not a calendar date',
  cut_off_missed: 'The cut-off of the settlement date has passed',
  business_day_missing: 'The instruments have no business day in common',
  field_missing: 'A mandatory field is missing',
  field_invalid: 'A field has a value that is not allowed',
  // participants, accounts, holds
  participant_unknown: 'No such participant',
  participant_exists: 'The participant is registered already',
  account_unknown: 'No such account',
  account_exists: 'The account is open already',
  account_missing: 'The participant has no account in the instrument',
  account_ambiguous: 'The participant has several accounts in the instrument: name one',
  account_not_owned: 'The account belongs to somebody else',
  account_frozen: 'The account is frozen',
  account_restricted: 'Only issue and redeem may move the issuance account',
  same_account: 'Debit and credit account are the same',
  instrument_mismatch: 'The accounts hold different instruments',
  insufficient_funds: 'The available balance would pass the floor of the account',
  ceiling_exceeded: 'The balance would pass the ceiling of the account',
  transfer_limit_exceeded: 'The amount passes the transfer limit of the account',
  limits_violated: 'The balance of the account does not fit the new limits',
  hold_unknown: 'No such hold',
  hold_exists: 'The hold exists already',
  hold_resolved: 'The hold was posted, voided or expired before',
  hold_expired: 'The hold has passed its time',
  hold_exceeded: 'More than the amount held',
  operations_invalid: 'The batch has no operations, or too many',
  // instruments
  instrument_unknown: 'No such instrument',
  instrument_exists: 'The instrument is registered already',
  instrument_ambiguous: 'Several instruments fit: name one',
  not_admitted: 'The participant is not admitted to the instrument',
  reserves_insufficient: 'The supply would pass the attested reserves',
  reserves_unattested: 'The reserves have no valid attestation',
  issue_exceeded: 'The supply would pass the size of the issue',
  // settlement
  instruction_unknown: 'No such instruction',
  reference_taken: 'The party used the reference before',
  too_many_open: 'The party has as many open instructions as it may',
  legs_invalid: 'The legs do not make an instruction of this kind',
  party_not_involved: 'The party is in none of the legs it would have to be in',
  not_cancellable: 'The instruction is final',
  not_amendable: 'The instruction cannot be changed in this any more',
  not_permitted: 'The party has no right to this',
  instruction_ended: 'The instruction has ended',
  instruction_held: 'The instruction is on hold already',
  instruction_not_held: 'The instruction is not on hold',
  partial_invalid: 'The instruction cannot settle in such parts',
  link_unknown: 'A link names no open instruction of the party',
  link_invalid: 'The links contradict each other',
  // credit
  credit_line_unknown: 'The account has no credit line',
  credit_refused: 'The credit line does not lend that',
  credit_in_use: 'What is drawn or pledged does not fit the new terms of the line',
  collateral_ineligible: 'The securities cannot secure the credit',
  collateral_needed: 'The pledge secures credit that is drawn',
  pledge_unknown: 'No such pledge',
  hold_pledged: 'The hold is a pledge',
  repayment_exceeds_credit: 'More than what is owed',
  // cycles and penalties
  cycle_unknown: 'No such cycle is open',
  cycle_overlaps: 'Another open cycle settles such trades',
  claim_unknown: 'No such claim is open',
  penalty_unknown: 'No such penalty is open',
  not_queued: 'The instruction does not wait in a queue',
  queue_changed: 'The queue has changed since the payments were chosen',
  // bridges
  bridge_unknown: 'No such bridge',
  bridge_exists: 'The bridge is defined already, with other terms',
  bridge_stopped: 'The bridge is stopped',
  bridge_not_stopped: 'The bridge is not stopped',
  bridge_mismatch: 'What the vault says and what the ledger owes differ',
  bridge_deposit_gap: 'A deposit before it has not been recorded',
  bridge_comparison_stale: 'The ledger has recorded what happened after that block',
  bridge_limit_exceeded: 'The amount passes what may be withdrawn now',
  bridge_liquidity_insufficient: 'The vault of the bridge has less than that',
  deposit_unknown: 'No such deposit is in suspense',
  withdrawal_unknown: 'No such withdrawal is under way',
  withdrawal_started: 'The withdrawal may be paid already',
  hold_bridged: 'The hold belongs to a bridge',
  supply_bridged: 'A vault on a chain backs that supply',
  // chains
  chain_unknown: 'No such chain is defined',
  chain_invalid: 'The chain cannot be defined like that',
  address_invalid: 'The address is malformed, or zero',
  address_taken: 'Another account mirrors the address',
  home_elsewhere: 'The balances of the instrument are kept on a chain',
  chains_too_many: 'The legs are on more than two chains',
  deadline_too_near: 'Too little time is left to settle on the chains',
  settling_on_chain: 'The instruction is settling on a chain: nobody can stop it',
  chain_settlement_unknown: 'No such settlement on chains is open',
  chain_fact_invalid: 'The settlement has no leg of which the chain could say that',
  hold_reserved: 'The hold belongs to a settlement on a chain',
  // messages from outside
  message_malformed: 'The message is not well-formed',
  message_too_large: 'The message is too large',
  message_unsupported: 'The message type or version is not one this server reads',
  message_invalid: 'The message does not fit its schema',
  message_content_unsupported: 'The message asks for something this server does not do',
  // idempotency and the shell around the engine
  key_reused: 'The idempotency key was used with another body',
  key_archived: 'The idempotency key was answered before, and the answer is in an archive',
  busy: 'Too much is in flight: try again shortly',
  fenced: 'Another server has taken over the book',
  unavailable: 'The journal cannot be reached',
  internal: 'The engine stopped at a bug of its own; nothing was recorded',
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** What is wrong, with which field, in words that say what to do. */
export interface Refusal {
  readonly code: RefusalCode;
  /** Path of the field in the command, like `legs[0].amount`; empty when it is the command as a whole. */
  readonly field: string;
  readonly detail: string;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

export function refuse(code: RefusalCode, field: string, detail: string): Refusal {
  return { code, field, detail };
}

export function refused(code: RefusalCode, field: string, detail: string): Result<never> {
  return { ok: false, refusal: { code, field, detail } };
}

export function accepted<T>(value: T): Result<T> {
  return { ok: true, value };
}
