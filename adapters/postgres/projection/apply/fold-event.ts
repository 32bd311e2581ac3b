import type { Event, EventType } from '../../../../engine/book/event.ts';
import {
  foldChainAborted,
  foldChainFact,
  foldChainPartClosed,
  foldChainResolved,
  foldChainReversal,
  foldChainStarted,
} from './fold-chain.ts';
import {
  foldCreditDrawn,
  foldCreditLineSet,
  foldCreditRepaid,
  foldMarginCallCovered,
  foldMarginCalled,
  foldPledged,
  foldPledgesReleased,
  foldPricesSet,
} from './fold-credit.ts';
import {
  foldAccountFrozen,
  foldAccountOpened,
  foldInstrumentRegistered,
  foldLimitsSet,
  foldParticipantRegistered,
} from './fold-ledger.ts';
import {
  foldClaimRepaid,
  foldCycleSettled,
  foldPenaltiesComputed,
  foldPenaltiesPosted,
} from './fold-net-settlement.ts';
import { foldHoldExpired, foldPosted } from './fold-postings.ts';
import {
  foldAlleged,
  foldAllegementRemoved,
  foldAmended,
  foldHeld,
  foldInstructionMoved,
  foldInstructionReceived,
  foldInstructionRejected,
  foldMatched,
  foldPartiallySettled,
  foldQueueResolved,
  foldReleased,
  foldReordered,
  foldSettled,
  foldSettledTogether,
} from './fold-settlement.ts';
import type { Moment } from './moment.ts';
import type { WorkingSet } from './working-set.ts';

type Fold<Type extends EventType> = (
  set: WorkingSet,
  event: Extract<Event, { type: Type }>,
  moment: Moment,
) => void;

/** A new type of event does not compile until it is dealt with here. `null`: nobody asks about it yet. */
const FOLDS: { readonly [Type in EventType]: Fold<Type> | null } = {
  book_opened: null,
  participant_registered: foldParticipantRegistered,
  instrument_registered: foldInstrumentRegistered,
  account_opened: foldAccountOpened,
  limits_set: foldLimitsSet,
  account_frozen: foldAccountFrozen,
  admitted: null,
  revoked: null,
  reserves_attested: null,
  posted: foldPosted,
  hold_expired: foldHoldExpired,
  instruction_received: foldInstructionReceived,
  instruction_rejected: foldInstructionRejected,
  instruction_moved: foldInstructionMoved,
  instruction_held: foldHeld,
  instruction_released: foldReleased,
  instruction_amended: foldAmended,
  alleged: foldAlleged,
  allegement_removed: foldAllegementRemoved,
  cancel_requested: null,
  matched: foldMatched,
  partially_settled: foldPartiallySettled,
  settled: foldSettled,
  settled_together: foldSettledTogether,
  settlement_rules_set: null,
  credit_line_set: foldCreditLineSet,
  eligibility_set: null,
  prices_set: foldPricesSet,
  pledged: foldPledged,
  pledges_released: foldPledgesReleased,
  credit_drawn: foldCreditDrawn,
  credit_repaid: foldCreditRepaid,
  margin_called: foldMarginCalled,
  margin_call_covered: foldMarginCallCovered,
  credit_day_closed: null,
  credit_day_opened: null,
  pvp_rules_set: null,
  cycle_defined: null,
  cycle_ended: null,
  cycle_settled: foldCycleSettled,
  claim_repaid: foldClaimRepaid,
  penalty_rate_set: null,
  penalties_computed: foldPenaltiesComputed,
  penalties_posted: foldPenaltiesPosted,
  liquidity_set: null,
  queue_resolved: foldQueueResolved,
  instruction_reordered: foldReordered,
  chain_defined: null,
  chain_settlement_ready: null,
  chain_settlement_started: foldChainStarted,
  chain_fact_recorded: foldChainFact,
  chain_fact_reversed: foldChainReversal,
  chain_part_closed: foldChainPartClosed,
  chain_settlement_aborted: foldChainAborted,
  chain_settlement_broken: null,
  chain_settlement_resolved: foldChainResolved,
  refused: null,
};

/** Changes the rows as the event says. */
export function foldEvent(set: WorkingSet, event: Event, moment: Moment): void {
  // The compiler does not follow that a fold found by the event's own type takes that event.
  const fold = FOLDS[event.type] as Fold<EventType> | null;
  fold?.(set, event, moment);
}
