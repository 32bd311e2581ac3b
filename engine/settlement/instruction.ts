import type {
  AccountId,
  InstructionId,
  InstrumentId,
  ParticipantId,
  TimeMs,
  TradeId,
} from '../ids.ts';
import type { RefusalCode } from '../refusal.ts';
import type { Status } from './lifecycle.ts';

export const INSTRUCTION_KINDS = ['payment', 'fop', 'dvp', 'rvp', 'pvp', 'batch'] as const;
/**
 * `payment`: the debtor orders, nobody has to match. `fop`, `dvp`, `pvp`, `batch`: every participant named in the
 * legs submits the same legs, and all legs settle at once when the last of them has. `rvp` is what the receiver of
 * the securities may call its side of a `dvp`.
 */
export type InstructionKind = (typeof INSTRUCTION_KINDS)[number];

export const PRIORITIES = ['urgent', 'high', 'normal'] as const;
/** Of two that wait for the same account, the more urgent tries first; among equals the older. */
export type Priority = (typeof PRIORITIES)[number];

export const LINK_TYPES = ['before', 'after', 'with', 'information'] as const;
/**
 * How one instruction depends on another of the same party (as in T2S): it settles before it, after it, or in the same
 * moment with it. `information` says no more than that they belong together.
 */
export type LinkType = (typeof LINK_TYPES)[number];

/** A link as a submitter writes it. */
export interface LinkInput {
  readonly type: LinkType;
  /** Reference of another instruction of the same party, which has not ended. */
  readonly reference: string;
}

/** A link as the engine keeps it. */
export interface Link extends LinkInput {
  /** Absent for information, which is not looked up. */
  readonly to?: InstructionId;
}

/** What keeps an instruction waiting for another. It is gone when the other settles. */
export interface Dependence {
  readonly type: 'after' | 'with';
  readonly on: InstructionId;
  /** The other ended without settling. */
  broken: boolean;
}

/** That a trade may settle in parts: each at least `minimum` minor units of the security. */
export interface PartialTerms {
  readonly instrument: InstrumentId;
  readonly minimum: bigint;
}

/** One end of a leg as a submitter writes it. */
export interface EndInput {
  /** Participant id, BIC or LEI. May be left out when `account` says it. */
  readonly participant?: string;
  readonly account?: string;
}

export interface LegInput {
  /** Instrument id. Otherwise `isin`, or `currency`: the instrument of the named accounts, else the CBDC. */
  readonly instrument?: string;
  readonly isin?: string;
  readonly currency?: string;
  /** Decimal string in units of the instrument, like `1000000.00`. */
  readonly amount: string;
  readonly from: EndInput;
  readonly to: EndInput;
}

/** An instruction as a submitter writes it; the engine resolves and checks every word of it. */
export interface InstructionInput {
  /** The party's own reference, unique for the party. */
  readonly reference: string;
  readonly kind: InstructionKind;
  /** Participant id, BIC or LEI of the one who instructs. */
  readonly party: string;
  /** `YYYY-MM-DD`; absent or past means as soon as possible. */
  readonly settlementDate?: string;
  /** Reference of the trade that both sides share: matching compares it when both give it. */
  readonly tradeReference?: string;
  /** Where the trade settles, such as the BIC of a depository: compared when both give it. */
  readonly place?: string;
  /** Absent: `normal`. */
  readonly priority?: Priority;
  /** It matches, and settles only when its party releases it. */
  readonly onHold?: boolean;
  /** It may settle in parts, each at least `minimum` (decimal string) of the security; absent: whole or not at all. */
  readonly partial?: { readonly minimum?: string };
  readonly links?: readonly LinkInput[];
  /** The trade was matched elsewhere: this instruction stands for all sides. For those who may send it. */
  readonly alreadyMatched?: boolean;
  /** When an instruction that has not settled expires. Absent: after the book's lifetime. */
  readonly expiresAt?: TimeMs;
  readonly legs: readonly LegInput[];
  /** Identifiers of the message that brought it, for answers in kind. The engine carries and never reads it. */
  readonly origin?: Readonly<Record<string, string>>;
}

export interface End {
  readonly participant: ParticipantId;
  /** Known when the submitter named it or it is the participant's only account in the instrument. */
  readonly account?: AccountId;
}

export interface Leg {
  readonly instrument: InstrumentId;
  /** Minor units. */
  readonly amount: bigint;
  readonly from: End;
  readonly to: End;
}

/** An instruction as it was received. Fields that say nothing unusual are absent. */
export interface InstructionTerms extends Amendable {
  readonly id: InstructionId;
  readonly reference: string;
  readonly kind: InstructionKind;
  readonly party: ParticipantId;
  readonly settlementDate: string;
  readonly expiresAt: TimeMs;
  readonly legs: readonly Leg[];
  readonly onHold?: boolean;
  readonly alreadyMatched?: boolean;
  /** When the silent sides are told that it waits for them. */
  readonly allegeAt?: TimeMs;
  readonly origin?: Readonly<Record<string, string>>;
}

/** The terms that its party may change while it has not ended; the last two only until it matches. */
export interface Amendable {
  readonly priority?: Priority | undefined;
  readonly partial?: PartialTerms | undefined;
  readonly links?: readonly Link[] | undefined;
  readonly tradeReference?: string | undefined;
  readonly place?: string | undefined;
}

export const HOLDERS = ['party', 'operator'] as const;
/** Who may keep an instruction from settling, each for itself. */
export type HoldBy = (typeof HOLDERS)[number];

/** One side's instruction in its life: its status moves by the lifecycle table. */
export interface Instruction extends InstructionTerms {
  expiresAt: TimeMs;
  priority: Priority;
  partial: PartialTerms | undefined;
  links: readonly Link[] | undefined;
  tradeReference: string | undefined;
  place: string | undefined;
  status: Status;
  reason: Reason | null;
  trade: TradeId | null;
  cancelRequested: boolean;
  /** Kept from settling by these. */
  heldBy: readonly HoldBy[];
  /** The other sides were told that it waits for them. */
  alleged: boolean;
  /** When its trade tries again by itself. */
  retryAt: TimeMs | undefined;
  /** What it still waits for. */
  dependsOn: readonly Dependence[];
}

export type ReasonCode =
  | RefusalCode
  | MismatchCode
  | 'awaiting_counterparty'
  | 'awaiting_settlement_date'
  | 'awaiting_cycle'
  | 'awaiting_opening'
  | 'on_hold'
  | 'awaiting_link'
  | 'behind_in_queue'
  | 'bilateral_limit'
  | 'multilateral_limit'
  | 'reserved'
  | 'link_broken'
  | 'partially_settled'
  | 'awaiting_coordinator'
  | 'chain_aborted'
  | 'chain_legs_differ'
  | 'risk_test_failed'
  | 'cancelled_by_party'
  | 'cancelled_by_all'
  | 'expired';

/** What two instructions that might belong together say differently. */
export type MismatchCode =
  | 'kind_differs'
  | 'settlement_date_differs'
  | 'instrument_differs'
  | 'quantity_differs'
  | 'cash_amount_differs'
  | 'counterparty_differs'
  | 'account_differs'
  | 'trade_reference_differs'
  | 'place_differs';

/** Why an instruction is where it is. */
export interface Reason {
  readonly code: ReasonCode;
  readonly detail: string;
  /** Of a mismatch: the instruction that comes nearest, which is told the same from its side. */
  readonly nearest?: InstructionId;
}

/** A leg with both accounts known, ready to post. */
export interface SettlementLeg {
  readonly instrument: InstrumentId;
  readonly amount: bigint;
  readonly from: AccountId;
  readonly to: AccountId;
}

/** The instructions that matched, and the legs that settle together or not at all. */
export interface Trade {
  readonly id: TradeId;
  readonly instructions: readonly InstructionId[];
  readonly settlementDate: string;
  /** What is still to settle: less than the instructions say once a part has. */
  readonly legs: readonly SettlementLeg[];
}
