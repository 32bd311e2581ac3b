import type { AccountId, InstructionId, InstrumentId, ParticipantId, TimeMs } from '../ids.ts';
import type { Refusal } from '../refusal.ts';
import type { ChainEvent } from './chain/chain-event.ts';
import type { Reservation } from './chain/chain-settlement.ts';
import type { Drawing } from './credit/credit-line.ts';
import type { CycleEvent } from './cycle/cycle-event.ts';
import type {
  Amendable,
  HoldBy,
  InstructionInput,
  InstructionTerms,
  Reason,
  SettlementLeg,
  Trade,
} from './instruction.ts';
import type { Status } from './lifecycle.ts';
import type { PenaltyEvent } from './penalty/penalty-event.ts';
import type { LiquidityTerms } from './queue/liquidity-terms.ts';
import type { QueueEnd, Trigger } from './queue/queue-rules.ts';
import type { RunExplanation } from './queue/run-explanation.ts';
import type { SettlementRules } from './settlement-rules.ts';

/** What happens to instructions. */
export type SettlementEvent =
  | CycleEvent
  | PenaltyEvent
  | ChainEvent
  /** From now on for all instructions, those that wait already included. */
  | { readonly type: 'settlement_rules_set'; readonly rules: SettlementRules }
  /** It passed every check: received and accepted at one position. */
  | { readonly type: 'instruction_received'; readonly instruction: InstructionTerms }
  /** Refused by a business rule; kept with the words of its submitter. */
  | {
      readonly type: 'instruction_rejected';
      readonly id: InstructionId;
      readonly input: InstructionInput;
      readonly refusal: Refusal;
    }
  | {
      readonly type: 'instruction_moved';
      readonly id: InstructionId;
      readonly to: Status;
      readonly reason: Reason | null;
      /** The account that keeps its trade from settling: a change there makes it try again. */
      readonly blockedOn?: AccountId;
      /** When its trade tries again by itself: the opening of the next session. */
      readonly retryAt?: TimeMs;
    }
  | {
      readonly type: 'instruction_held' | 'instruction_released';
      readonly id: InstructionId;
      readonly by: HoldBy;
      /** Where it stood and stands, so that the event alone can answer who asked. */
      readonly status: Status;
    }
  /** Its party changed what is in `changes`, to `null` where it took something back. */
  | {
      readonly type: 'instruction_amended';
      readonly id: InstructionId;
      readonly changes: Amendment;
      readonly status: Status;
    }
  /** The silent sides are told that an instruction waits for theirs. */
  | {
      readonly type: 'alleged';
      readonly id: InstructionId;
      readonly to: readonly ParticipantId[];
    }
  /** They need not answer it any more: it matched or ended. */
  | { readonly type: 'allegement_removed'; readonly id: InstructionId }
  | {
      readonly type: 'cancel_requested';
      readonly id: InstructionId;
      /** Where it stands, unless it is pending as nearly all are. */
      readonly status?: Status;
    }
  /** Every instruction of the trade becomes `matched`. */
  | { readonly type: 'matched'; readonly trade: Trade }
  /** A part of the trade posts; the rest goes on waiting. */
  | {
      readonly type: 'partially_settled';
      readonly trade: Trade;
      /** What posts now, leg by leg; the trade is what it was before. */
      readonly part: readonly SettlementLeg[];
    }
  /** Every leg posts and every instruction of the trade becomes `settled`, in this one event. */
  | {
      readonly type: 'settled';
      readonly trade: Trade;
      /** Legs that post from what was reserved for them while others settled on chains. */
      readonly reservations?: readonly Pick<Reservation, 'id' | 'leg'>[];
      /** Credit that it settles on, drawn and secured in the same moment. */
      readonly drawings?: readonly Drawing[];
    }
  /** Every leg of every trade posts, judged and posted as one: none of them could settle alone. */
  | {
      readonly type: 'settled_together';
      readonly cause: TogetherCause;
      readonly trades: readonly Trade[];
      readonly drawings?: readonly Drawing[];
      /** Of other trades a part posts with them; absent where there is none. */
      readonly parts?: readonly TradePart[];
    }
  /** A queue was looked through for payments that settle together; what it settled stands in the event before. */
  | QueueResolved
  /** Its owner's limits and reservations, all that there are from now on. */
  | {
      readonly type: 'liquidity_set';
      readonly account: AccountId;
      readonly terms: LiquidityTerms;
    }
  /** It goes to that end of its priority class in the queue of the account that it waits for. */
  | {
      readonly type: 'instruction_reordered';
      readonly id: InstructionId;
      readonly to: QueueEnd;
      readonly status: Status;
    };

export type QueueResolved = RunExplanation & {
  readonly type: 'queue_resolved';
  readonly instrument: InstrumentId;
  readonly trigger: Trigger;
  /** Payments that settled whole. */
  readonly settled: number;
  /** Of these, in minor units. */
  readonly value: bigint;
};

/** A trade as it was before, and what posts of it now, leg by leg. */
export interface TradePart {
  readonly trade: Trade;
  readonly part: readonly SettlementLeg[];
}

export function legsOfParts(parts: readonly TradePart[] = []): readonly SettlementLeg[] {
  return parts.flatMap(({ part }) => part);
}

/** Why trades settle in one moment: their parties linked them, or their queue was resolved. */
export type TogetherCause = 'linked' | 'queue';

export type Amendment = {
  readonly [Field in keyof Amendable]?: NonNullable<Amendable[Field]> | null;
} & { readonly expiresAt?: TimeMs };
