import { decidePosting } from '../../ledger/decide-posting.ts';
import { findParticipant } from '../../ledger/find-participant.ts';
import type { PostingContext } from '../../ledger/posting-context.ts';
import { accepted, type Result, refused } from '../../refusal.ts';
import { operationsOf } from '../operations-of.ts';
import { parseDate } from '../settlement-date.ts';
import type { SettlementEvent } from '../settlement-event.ts';
import type { PenaltiesState } from './penalty.ts';

/** Which of the open penalties: absent fields leave it open. */
export interface PenaltyChoice {
  /** Participant id, BIC or LEI. */
  readonly payer?: string;
  /** The last day, `YYYY-MM-DD`. */
  readonly upTo?: string;
}

/** Pays penalties, all that were asked for or none; what the payers owe each other counts as paid. */
export function decidePostPenalties(
  context: Omit<PostingContext, 'list'>,
  { open }: PenaltiesState,
  choice: PenaltyChoice,
): Result<SettlementEvent[]> {
  const payer =
    choice.payer === undefined
      ? accepted(undefined)
      : findParticipant(context.state, choice.payer, 'payer');
  if (!payer.ok) return payer;
  const upTo = choice.upTo === undefined ? accepted(undefined) : parseDate(choice.upTo, 'upTo');
  if (!upTo.ok) return upTo;
  const penalties = [...open.values()].filter(
    (penalty) =>
      (payer.value === undefined || penalty.payer === payer.value) &&
      (upTo.value === undefined || penalty.date <= upTo.value),
  );
  if (penalties.length === 0) return refused('penalty_unknown', '', 'no such penalty is open');
  const decided = decidePosting({ ...context, list: 'operations' }, operationsOf(penalties));
  if (decided.ok) return accepted([{ type: 'penalties_posted', penalties }]);
  const { code, field, detail } = decided.refusal;
  return refused(code, field.replace('operations', 'penalties'), detail);
}
