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

export const INSTRUCTION_KINDS = ['payment', 'fop', 'dvp', 'pvp', 'batch'] as const;
/**
 * `payment`: the debtor orders, nobody has to match. `fop`, `dvp`, `pvp`, `batch`: every participant named in the
 * legs submits the same legs, and all legs settle at once when the last of them has.
 */
export type InstructionKind = (typeof INSTRUCTION_KINDS)[number];

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
  /** Reference of the trade; matching compares it: give it on both sides or on none. */
  readonly tradeReference?: string;
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

/** One side's instruction. Its terms never change; its status moves by the lifecycle table. */
export interface Instruction {
  readonly id: InstructionId;
  readonly reference: string;
  readonly kind: InstructionKind;
  readonly party: ParticipantId;
  readonly settlementDate: string;
  readonly tradeReference?: string;
  readonly expiresAt: TimeMs;
  readonly legs: readonly Leg[];
  readonly origin?: Readonly<Record<string, string>>;
  status: Status;
  reason: Reason | null;
  trade: TradeId | null;
  cancelRequested: boolean;
}

/** An instruction as it was received: what its later life cannot change. */
export type InstructionTerms = Omit<Instruction, 'status' | 'reason' | 'trade' | 'cancelRequested'>;

export type ReasonCode =
  | RefusalCode
  | 'awaiting_counterparty'
  | 'awaiting_settlement_date'
  | 'cancelled_by_party'
  | 'cancelled_by_all'
  | 'expired';

/** Why an instruction is where it is. */
export interface Reason {
  readonly code: ReasonCode;
  readonly detail: string;
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
  readonly legs: readonly SettlementLeg[];
}
