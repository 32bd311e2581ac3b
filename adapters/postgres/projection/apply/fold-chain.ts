import type { Event } from '../../../../engine/book/event.ts';
import {
  type ChainStepView,
  describeClosing,
  describeFact,
  describeReversal,
  viewChainStep,
} from '../../../../engine/settlement/chain/describe-fact.ts';
import type { Note } from '../../../../engine/settlement/view-processing.ts';
import { postReleases, postReservations } from './fold-postings.ts';
import { note } from './fold-settlement.ts';
import type { Moment } from './moment.ts';
import type { WorkingSet } from './working-set.ts';

type Of<Type extends Event['type']> = Extract<Event, { type: Type }>;

export function foldChainStarted(
  set: WorkingSet,
  { plan }: Of<'chain_settlement_started'>,
  moment: Moment,
): void {
  postReservations(set, plan.reservations, moment);
}

export function foldChainAborted(
  set: WorkingSet,
  { reservations }: Of<'chain_settlement_aborted'>,
  moment: Moment,
): void {
  postReleases(set, reservations, moment);
}

export function foldChainFact(
  set: WorkingSet,
  { instructions, fact }: Of<'chain_fact_recorded'>,
  moment: Moment,
): void {
  const step = viewChainStep(fact, false);
  noteAll(set, instructions, 'chain_step', describeFact(fact), moment, step);
}

export function foldChainReversal(
  set: WorkingSet,
  { instructions, fact }: Of<'chain_fact_reversed'>,
  moment: Moment,
): void {
  const step = viewChainStep(fact, true);
  noteAll(set, instructions, 'chain_step_reversed', describeReversal(fact), moment, step);
}

export function foldChainPartClosed(
  set: WorkingSet,
  { instructions, chain, block }: Of<'chain_part_closed'>,
  moment: Moment,
): void {
  noteAll(set, instructions, 'chain_time_over', describeClosing(chain, block), moment);
}

export function foldChainResolved(
  set: WorkingSet,
  { instructions, outcome }: Of<'chain_settlement_resolved'>,
  moment: Moment,
): void {
  noteAll(set, instructions, 'chain_resolved', `the operator decided: ${outcome}`, moment);
}

function noteAll(
  set: WorkingSet,
  instructions: readonly string[],
  reason: Note,
  detail: string,
  moment: Moment,
  step?: ChainStepView,
): void {
  for (const id of instructions) note(set, set.instructions.get(id), reason, detail, moment, step);
}
