import { invariant } from '../../assert.ts';
import type { AccountId, CycleId, TimeMs } from '../../ids.ts';
import type { SettlementState } from '../state.ts';
import type { Claim, Contribution, Cycle, CycleTerms, FailureRule } from './cycle.ts';
import type { CycleEvent, CyclePosting, CycleSettled } from './cycle-event.ts';

/** Applies what concerns the cycle itself; postings and trades are the book's and the settlement's. */
export function evolveCycle(state: SettlementState, event: CycleEvent): void {
  switch (event.type) {
    case 'cycle_defined':
      return define(state, event.terms, event.closesAt);
    case 'cycle_ended':
      return end(openCycle(state, event.cycle));
    case 'cycle_settled':
      return recordRun(state, event);
    case 'claim_repaid':
      return repay(state, event.claim, event.amount);
  }
}

function define(
  { cycles }: SettlementState,
  terms: CycleTerms,
  closesAt: TimeMs | undefined,
): void {
  const { runs = 0, short = [] } = cycles.get(terms.id) ?? {};
  const next = closesAt === undefined ? {} : { closesAt };
  cycles.set(terms.id, { terms, open: true, runs, short, ...next });
}

function end(cycle: Cycle): void {
  cycle.open = false;
  delete cycle.closesAt;
}

function openCycle({ cycles }: SettlementState, id: CycleId): Cycle {
  const cycle = cycles.get(id);
  invariant(cycle?.open === true, 'events name open cycles', () => id);
  return cycle;
}

function recordRun(state: SettlementState, event: CycleSettled): void {
  const cycle = openCycle(state, event.cycle);
  invariant(event.run === cycle.runs + 1, 'runs are counted', () => `${event.cycle}/${event.run}`);
  assertSameSums(event);
  assertClaims(event);
  cycle.runs = event.run;
  if (event.closesAt !== undefined) cycle.closesAt = event.closesAt;
  cycle.short = event.excluded.flatMap(({ trade, code, account }) =>
    account === undefined || code !== 'insufficient_funds' ? [] : [{ trade, account }],
  );
  cycle.terms = { ...cycle.terms, onFailure: usedUp(cycle.terms.onFailure, event.postings) };
  for (const { cause: _, ...claim } of event.claims) {
    invariant(!state.claims.has(claim.id), 'a claim is made once', () => claim.id);
    state.claims.set(claim.id, claim);
  }
}

/** What is posted for the trades comes to the same on every account as their legs, one by one. */
function assertSameSums({ cycle, run, trades, postings }: CycleSettled): void {
  const open = new Map<AccountId, bigint>();
  const add = (account: AccountId, amount: bigint) =>
    open.set(account, (open.get(account) ?? 0n) + amount);
  for (const { legs } of trades) {
    for (const { from, to, amount } of legs) {
      add(from, -amount);
      add(to, amount);
    }
  }
  for (const { cause, from, to, amount } of postings) {
    if (cause !== 'gross' && cause !== 'net') continue;
    add(from, amount);
    add(to, -amount);
  }
  for (const [account, difference] of open) {
    invariant(
      difference === 0n,
      'netting changes no balance',
      () => `${cycle}/${run}: ${account} by ${difference}`,
    );
  }
}

/** Who stood in for another has exactly that as a claim on it. */
function assertClaims({ cycle, run, postings, claims }: CycleSettled): void {
  const drawn = postings.filter(({ cause }) => cause === 'default_fund' || cause === 'loss_share');
  const isClaimed = drawn.every(({ instrument, from, to, amount }, index) => {
    const claim = claims[index];
    return (
      claim?.creditor === from &&
      claim.debtor === to &&
      claim.amount === amount &&
      claim.instrument === instrument
    );
  });
  invariant(
    isClaimed && drawn.length === claims.length,
    'a draw is a claim',
    () => `${cycle}/${run}`,
  );
}

function usedUp(rule: FailureRule, postings: readonly CyclePosting[]): FailureRule {
  const own = postings.filter(({ cause }) => cause === 'own_contribution');
  if (rule.rule === 'exclude' || own.length === 0) return rule;
  const funds = rule.funds.map(({ account, contributions }) => ({
    account,
    contributions: contributions.map((each) => lessened(each, own)),
  }));
  return { ...rule, funds };
}

function lessened(before: Contribution, own: readonly CyclePosting[]): Contribution {
  const { account } = before;
  const used = own.filter(({ contribution }) => contribution === account);
  const amount = used.reduce((left, posting) => left - posting.amount, before.amount);
  invariant(amount >= 0n, 'a contribution is used up once', () => account);
  return { ...before, amount };
}

function repay({ claims }: SettlementState, { id }: Claim, amount: bigint): void {
  const claim = claims.get(id);
  invariant(
    claim !== undefined && amount > 0n && amount <= claim.amount,
    'a claim is repaid once',
    () => `${id}: ${amount}`,
  );
  if (amount === claim.amount) claims.delete(id);
  else claims.set(id, { ...claim, amount: claim.amount - amount });
}
