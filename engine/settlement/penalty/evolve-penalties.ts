import { invariant } from '../../assert.ts';
import type { PenaltiesState, Penalty } from './penalty.ts';
import type { PenaltyEvent } from './penalty-event.ts';

/** Applies one event about penalties. What is paid is posted by the book, in the same step. */
export function evolvePenalties(state: PenaltiesState, event: PenaltyEvent): void {
  switch (event.type) {
    case 'penalty_rate_set':
      if (event.rate === null) state.rates.delete(event.instrument);
      else state.rates.set(event.instrument, event.rate);
      return;
    case 'penalties_computed':
      invariant(event.date > state.computedTo, 'a day is computed once', () => event.date);
      state.computedTo = event.date;
      for (const penalty of event.penalties) state.open.set(penalty.id, penalty);
      return;
    case 'penalties_posted':
      for (const penalty of event.penalties) pay(state, penalty);
  }
}

function pay({ open }: PenaltiesState, { id, from, to, amount }: Penalty): void {
  const owed = open.get(id);
  invariant(
    owed !== undefined && owed.from === from && owed.to === to && owed.amount === amount,
    'a penalty is paid once, as it was computed',
    () => id,
  );
  open.delete(id);
}
