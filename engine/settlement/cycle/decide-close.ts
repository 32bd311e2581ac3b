import type { TimeMs } from '../../ids.ts';
import { accepted, type Result, refused } from '../../refusal.ts';
import type { SettleContext } from '../decide-settle.ts';
import { instructionOf } from '../evolve-settlement.ts';
import type { SettlementEvent } from '../settlement-event.ts';
import type { SettlementState } from '../state.ts';
import type { Cycle, CycleTerms } from './cycle.ts';
import {
  type CyclePosting,
  type CycleSettled,
  claimName,
  type ExcludedTrade,
  type NewClaim,
  runName,
} from './cycle-event.ts';
import { postingsOf, valuesOf } from './net-postings.ts';
import { nettedIn, selectTrades } from './select-trades.ts';

/**
 * One run of a cycle, on request or because its time has come. What settles is one event, with the explanation of all the rest; the instructions of these then
 * get their reasons.
 */
export function decideClose(
  context: SettleContext,
  state: SettlementState,
  id: string,
  closeAfter: (terms: CycleTerms) => TimeMs | undefined,
): Result<SettlementEvent[]> {
  const cycle = findCycle(state, id);
  if (!cycle.ok) return cycle;
  const { terms, runs } = cycle.value;
  const run = runs + 1;
  const selected = selectTrades(context, state, cycle.value);
  const { trades, excluded } = selected.selection;
  const postings = postingsOf(trades, nettedIn(terms));
  const closesAt = closeAfter(terms);
  const settled: CycleSettled = {
    type: 'cycle_settled',
    cycle: terms.id,
    run,
    model: terms.model,
    trades,
    postings: [...postings, ...selected.draws],
    claims: claimsOf(runName({ cycle: terms.id, run }), selected.draws),
    values: valuesOf(trades, postings),
    excluded,
    notDue: selected.notDue,
    ...(closesAt === undefined ? {} : { closesAt }),
  };
  return accepted([settled, ...excluded.flatMap((each) => stayPending(context, state, each))]);
}

/** An open one. */
export function findCycle({ cycles }: SettlementState, id: string): Result<Cycle> {
  const cycle = cycles.get(id as Cycle['terms']['id']);
  if (cycle?.open === true) return accepted(cycle);
  return refused('cycle_unknown', 'cycle', `no cycle "${id}" is open`);
}

/** Whoever stood in for another has a claim on it; what a member paid in before is its own money. */
function claimsOf(run: string, draws: readonly CyclePosting[]): readonly NewClaim[] {
  const claims: NewClaim[] = [];
  for (const { cause, instrument, from, to, amount } of draws) {
    if (cause !== 'default_fund' && cause !== 'loss_share') continue;
    const id = claimName(run, claims.length);
    claims.push({ id, cause, instrument, debtor: to, creditor: from, amount });
  }
  return claims;
}

/** Nothing for those that wait for the same as before. */
function stayPending(
  { state }: SettleContext,
  settlement: SettlementState,
  { instructions, code, detail, account }: ExcludedTrade,
): readonly SettlementEvent[] {
  // What its calendar keeps from settling goes by that, and tries again at its time.
  if (code === 'awaiting_opening') return [];
  const owner = account === undefined ? undefined : state.accounts.get(account)?.owner;
  return instructions.flatMap((id): readonly SettlementEvent[] => {
    const { status, party, reason } = instructionOf(settlement, id);
    // Only the owner of an account is told how it stands.
    const isTold = owner === undefined || owner === party;
    const words = isTold ? detail : `waits for an account of ${owner}`;
    if (reason?.code === code && reason.detail === words) return [];
    const to = status === 'partially_settled' ? status : 'pending';
    return [{ type: 'instruction_moved', id, to, reason: { code, detail: words } }];
  });
}
