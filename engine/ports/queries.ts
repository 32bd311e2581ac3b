import type { Position } from '../ids.ts';
import type { FinalityLevel } from '../instruments/finality-level.ts';
import type { ChainHome, InstrumentKind } from '../instruments/instrument.ts';
import type { FreezeScope } from '../ledger/account.ts';
import type { ChainStepView } from '../settlement/chain/describe-fact.ts';
import type { InstructionKind } from '../settlement/instruction.ts';
import type { LegView } from '../settlement/leg-view.ts';
import type { Status } from '../settlement/lifecycle.ts';
import type { ProcessingView } from '../settlement/view-processing.ts';
import type { BridgeTransferFilter, BridgeTransferView, BridgeView } from './bridges.ts';
import type {
  ClaimFilter,
  ClaimView,
  CreditLineView,
  PenaltyFilter,
  PenaltyView,
} from './obligations.ts';
import type { CycleRun, QueueRun } from './runs.ts';

export type {
  BridgeTransferFilter,
  BridgeTransferView,
  BridgeView,
  ChainStepView,
  ClaimView,
  CreditLineView,
  CycleRun,
  LegView,
  PenaltyView,
  ProcessingView,
  QueueRun,
};

/** Questions people ask of the projection. Amounts are decimal strings in units of the instrument. */
export interface Queries {
  /** The instruction as it is, or as it was after the event at `asOf` (its terms never change, its status does). */
  instruction(id: string, asOf?: Position): Promise<InstructionView | undefined>;
  instructions(filter: InstructionFilter, page: PageRequest): Promise<Page<InstructionView>>;
  /** With `at`, here and in `accounts`, balances are as they were after that event. */
  account(id: string, at?: Position): Promise<AccountView | undefined>;
  accounts(filter: AccountFilter, page: PageRequest): Promise<Page<AccountView>>;
  /** Entries of an account, oldest first. */
  entries(account: string, page: PageRequest): Promise<Page<EntryView>>;
  participants(page: PageRequest): Promise<Page<ParticipantView>>;
  instruments(page: PageRequest): Promise<Page<InstrumentView>>;
  /** Resolutions of payment queues, and closes of cycles, oldest first. */
  queueRuns(page: PageRequest): Promise<Page<QueueRun>>;
  cycleRuns(page: PageRequest): Promise<Page<CycleRun>>;
  bridges(page: PageRequest): Promise<Page<BridgeView>>;
  /** Deposits and withdrawals, oldest first. */
  bridgeTransfers(
    filter: BridgeTransferFilter,
    page: PageRequest,
  ): Promise<Page<BridgeTransferView>>;
  /** Penalties for fails and claims on defaulters by id, and credit lines by account. */
  penalties(filter: PenaltyFilter, page: PageRequest): Promise<Page<PenaltyView>>;
  claims(filter: ClaimFilter, page: PageRequest): Promise<Page<ClaimView>>;
  creditLines(page: PageRequest): Promise<Page<CreditLineView>>;
}

export interface PageRequest {
  /** Where the page before ended, as that page said in `next`; absent for the first page. */
  readonly after?: string;
  readonly limit: number;
}

/** `next` goes into the request for the following page; `null` at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface InstructionFilter {
  readonly status?: Status;
  /** Participant id. */
  readonly party?: string;
  readonly reference?: string;
  /** Participant id: instructions of others that wait for one of its own. */
  readonly allegedTo?: string;
  /** Account id: instructions that a change of this account may let settle. */
  readonly blockedOn?: string;
}

export interface AccountFilter {
  readonly owner?: string;
  readonly instrument?: string;
  readonly at?: Position;
}

export interface TransitionView {
  readonly status: Status;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly position: Position;
  /** ISO 8601, UTC. */
  readonly time: string;
  /** What a chain said; absent in everything else that happens to an instruction. */
  readonly chain?: ChainStepView;
}

/** Where and when a settlement was committed, how firm it is, and the hash of the journal row that proves it. */
export interface Finality {
  /** By the rule of the instruments that settled. */
  readonly level: FinalityLevel;
  readonly position: Position;
  readonly time: string;
  readonly hash: string;
}

/** Its processing may be amended: that is shown as it is now, whatever moment the rest is of. */
export interface InstructionView extends ProcessingView {
  readonly id: string;
  readonly reference: string;
  readonly kind: InstructionKind;
  readonly party: string;
  readonly status: Status;
  /** Stable code; `null` when there is nothing to explain. */
  readonly reason: string | null;
  /** The reason in words. */
  readonly detail: string | null;
  readonly settlementDate: string | null;
  readonly tradeReference: string | null;
  /** Same for all instructions that matched. */
  readonly trade: string | null;
  readonly legs: readonly LegView[];
  readonly finality: Finality | null;
  readonly history: readonly TransitionView[];
  readonly origin: Readonly<Record<string, string>> | null;
}

export interface AccountView {
  readonly id: string;
  readonly owner: string;
  readonly instrument: string;
  readonly currency: string | null;
  readonly posted: string;
  readonly held: string;
  readonly available: string;
  readonly floor: string;
  /** `null` where there is none. */
  readonly ceiling: string | null;
  readonly transferLimit: string | null;
  readonly frozen: FreezeScope;
  readonly issuance: boolean;
  /** What it mirrors, where its instrument is at home on a chain. */
  readonly address?: string;
  /** Position of the last event that changed it. */
  readonly position: Position;
}

export interface EntryView {
  readonly position: Position;
  readonly time: string;
  readonly account: string;
  readonly kind: EntryKind;
  /** Change of the posted balance: negative for a debit. */
  readonly amount: string;
  /** Change of what is held. */
  readonly heldChange: string;
  readonly posted: string;
  readonly held: string;
  /** The other account; `null` for a hold that ended without posting. */
  readonly counterAccount: string | null;
  /** Hold or trade that caused it, or what went over a bridge; of credit that no trade drew, the account whose line it is. */
  readonly cause: string | null;
}

export type EntryKind =
  | 'transfer'
  | 'issue'
  | 'redeem'
  | 'settlement'
  | 'hold'
  | 'hold_posted'
  | 'hold_voided'
  | 'hold_expired'
  | 'credit_drawn'
  | 'credit_repaid'
  /** A deposit over a bridge, or one that leaves suspense. */
  | 'bridged';

export interface ParticipantView {
  readonly id: string;
  readonly name: string;
  readonly lei: string | null;
  readonly bic: string | null;
}

export interface InstrumentView {
  readonly id: string;
  readonly kind: InstrumentKind;
  readonly name: string;
  readonly issuer: string;
  readonly scale: number;
  readonly currency: string | null;
  readonly isin: string | null;
  readonly issuanceAccount: string;
  /** What holders hold; on a chain, what they got by settlements here. */
  readonly supply: string;
  /** Where its balances are kept, if not on this ledger. */
  readonly home?: ChainHome;
}
