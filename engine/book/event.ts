import type { BridgeEvent } from '../bridge/bridge-event.ts';
import type {
  AccountId,
  ChainAddress,
  HoldId,
  InstrumentId,
  ParticipantId,
  TimeMs,
} from '../ids.ts';
import type { Instrument } from '../instruments/instrument.ts';
import type { FreezeScope } from '../ledger/account.ts';
import type { Movement } from '../ledger/operation.ts';
import type { Participant } from '../ledger/participant.ts';
import type { Refusal } from '../refusal.ts';
import type { CreditEvent } from '../settlement/credit/credit-event.ts';
import type { PvpRulesSet } from '../settlement/pvp/pvp-rules.ts';
import type { SettlementEvent } from '../settlement/settlement-event.ts';
import type { Fingerprint } from './command.ts';

/** What happened. Events are facts: their shapes change only with an upcast (see journal-format). */
export type Event =
  | { readonly type: 'book_opened'; readonly epoch: number; readonly writer: string }
  | { readonly type: 'participant_registered'; readonly participant: Participant }
  | { readonly type: 'instrument_registered'; readonly instrument: Omit<Instrument, 'attestation'> }
  | {
      readonly type: 'account_opened';
      readonly id: AccountId;
      readonly owner: ParticipantId;
      readonly instrument: InstrumentId;
      readonly issuance: boolean;
      readonly floor: bigint;
      readonly ceiling: bigint;
      readonly transferLimit: bigint;
      /** What it mirrors, where its instrument is at home on a chain. */
      readonly address?: ChainAddress;
    }
  | {
      readonly type: 'limits_set';
      readonly account: AccountId;
      readonly floor: bigint;
      readonly ceiling: bigint;
      readonly transferLimit: bigint;
    }
  | { readonly type: 'account_frozen'; readonly account: AccountId; readonly scope: FreezeScope }
  | {
      readonly type: 'admitted';
      readonly instrument: InstrumentId;
      readonly participant: ParticipantId;
    }
  | {
      readonly type: 'revoked';
      readonly instrument: InstrumentId;
      readonly participant: ParticipantId;
    }
  | {
      readonly type: 'reserves_attested';
      readonly instrument: InstrumentId;
      readonly reserves: bigint;
      readonly validUntil: TimeMs;
    }
  /** One event is one linked batch: there is no way to record half of it. */
  | {
      readonly type: 'posted';
      readonly cause: PostingCause;
      readonly movements: readonly Movement[];
    }
  | { readonly type: 'hold_expired'; readonly hold: HoldId }
  | SettlementEvent
  | CreditEvent
  | BridgeEvent
  | PvpRulesSet
  /** A command that was refused: its key keeps that answer. */
  | { readonly type: 'refused'; readonly refusal: Refusal };

export type PostingCause = 'transfer' | 'issue' | 'redeem';
export type EventType = Event['type'];

/** What one command led to: the unit that is recorded whole, never split over two journal rows. */
export interface Decision {
  readonly at: TimeMs;
  readonly key?: string;
  readonly fingerprint?: Fingerprint;
  readonly events: readonly Event[];
}
