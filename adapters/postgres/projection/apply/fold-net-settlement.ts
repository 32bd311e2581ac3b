import type { Event } from '../../../../engine/book/event.ts';
import { runName } from '../../../../engine/settlement/cycle/cycle-event.ts';
import { viewRun } from '../../../../engine/settlement/cycle/view-run.ts';
import { postLegs } from './fold-postings.ts';
import { markSettled } from './fold-settlement.ts';
import type { Moment } from './moment.ts';
import type { WorkingSet } from './working-set.ts';

type Of<Type extends Event['type']> = Extract<Event, { type: Type }>;

/** Gross postings are caused by their trade, all others by the run. */
export function foldCycleSettled(
  set: WorkingSet,
  event: Of<'cycle_settled'>,
  moment: Moment,
): void {
  const id = runName(event);
  const { cycle, run, model, trades, excluded, postings } = event;
  const posted = postings.map(
    (leg) => ({ ...leg, kind: 'settlement', cause: leg.trade ?? id }) as const,
  );
  postLegs(set, posted, moment);
  markSettled(set, trades, moment);
  const { position, at } = moment;
  set.cycleRuns.put({
    ...{ id, cycle, run, position, at, model },
    settled: trades.length,
    excluded: excluded.length,
    explanation: viewRun(event, (instrument) => set.instruments.get(instrument).scale),
  });
  for (const { amount, ...claim } of event.claims) {
    const outstanding = amount;
    set.claims.put({ ...claim, run: id, amount, outstanding, position, changedPosition: position });
  }
}

export function foldClaimRepaid(
  set: WorkingSet,
  { claim, amount }: Of<'claim_repaid'>,
  moment: Moment,
): void {
  const { id, debtor: from, creditor: to } = claim;
  postLegs(set, [{ from, to, amount, kind: 'transfer', cause: id }], moment);
  const row = set.claims.get(id);
  const outstanding = row.outstanding - amount;
  set.claims.put({ ...row, outstanding, changedPosition: moment.position });
}

export function foldPenaltiesComputed(
  { penalties }: WorkingSet,
  event: Of<'penalties_computed'>,
  { position }: Moment,
): void {
  for (const { from, to, ...penalty } of event.penalties) {
    const accounts = { fromAccount: from, toAccount: to };
    penalties.put({ ...penalty, ...accounts, position, postedPosition: null });
  }
}

export function foldPenaltiesPosted(
  set: WorkingSet,
  { penalties }: Of<'penalties_posted'>,
  moment: Moment,
): void {
  const posted = penalties.map((each) => ({ ...each, kind: 'transfer', cause: each.id }) as const);
  postLegs(set, posted, moment);
  for (const { id } of penalties) {
    set.penalties.put({ ...set.penalties.get(id), postedPosition: moment.position });
  }
}
