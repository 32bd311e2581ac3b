import type { TradeId } from '../../ids.ts';
import { checkMovable } from '../../ledger/check-movable.ts';
import type { PostingContext } from '../../ledger/posting-context.ts';
import { blockingAccount, obstacleTo, tradesWith } from '../decide-settle.ts';
import type { Reason, SettlementLeg, Trade } from '../instruction.ts';
import type { SettlementState } from '../state.ts';
import { type Cover, coverShortfalls } from './cover-shortfalls.ts';
import type { Cycle, CycleTerms } from './cycle.ts';
import type { CyclePosting } from './cycle-event.ts';
import { awaitingCycle, cycleOf } from './cycle-of.ts';
import type { Failure } from './net-positions.ts';
import { inQueueOrder } from './queue-order.ts';
import { Selection, withoutPartner } from './selection.ts';

/** A run is one event: so many trades at most, and the others have the next. */
const RUN_TRADES_MAX = 10_000;

interface Selected {
  readonly selection: Selection;
  readonly draws: readonly CyclePosting[];
  readonly notDue: number;
}

/**
 * The trades that settle in a run. From all that are due, those go that could not settle for what they are; then, as
 * long as an account cannot bear what is left, the last trade that brings it there. Each step takes one out, so there
 * is an end, and the order of the queue alone decides which (Bech and Soramäki, 2001, for payments).
 */
export function selectTrades(
  context: PostingContext,
  state: SettlementState,
  cycle: Cycle,
): Selected {
  const falling = [...state.openTrades.values()].filter(
    (trade) => cycleOf(state, groupOf(state, trade)) === cycle,
  );
  const obstacles = new Map(falling.map((trade) => [trade, obstacleTo(context, state, trade)]));
  const due = falling.filter((trade) => obstacles.get(trade)?.code !== 'awaiting_settlement_date');
  const queue = inQueueOrder(state, due);
  const isNetted = nettedIn(cycle.terms);
  const selection = new Selection(context.state, queue, groupsAmong(state, queue), isNetted);
  for (const [index, trade] of queue.entries()) {
    const full = index < RUN_TRADES_MAX ? undefined : runIsFull(cycle);
    const reason = full ?? obstacles.get(trade) ?? partnerMissing(state, selection, trade);
    if (reason !== undefined) selection.exclude(trade, reason);
    else excludeImmovable(context, selection, trade, isNetted);
  }
  const draws = excludeUntilBorne(context, selection, cycle.terms);
  return { selection, draws, notDue: falling.length - due.length };
}

/** In model 3 securities are netted too. */
export function nettedIn({ model, money }: CycleTerms): (leg: SettlementLeg) => boolean {
  return model === 'dvp3' ? () => true : ({ instrument }) => money.includes(instrument);
}

/** The trade and those it settles with; alone while one of them has not matched. */
function groupOf(state: SettlementState, trade: Trade): readonly Trade[] {
  return tradesWith(state, trade) ?? [trade];
}

function groupsAmong(
  state: SettlementState,
  queue: readonly Trade[],
): ReadonlyMap<TradeId, readonly Trade[]> {
  const groups = new Map<TradeId, readonly Trade[]>();
  for (const trade of queue) {
    const group = groupOf(state, trade);
    if (group.length > 1) groups.set(trade.id, group);
  }
  return groups;
}

function runIsFull(cycle: Cycle): Reason {
  const { code, detail } = awaitingCycle(cycle);
  return { code, detail: `${detail} again: a run takes ${RUN_TRADES_MAX} trades` };
}

function partnerMissing(
  state: SettlementState,
  selection: Selection,
  trade: Trade,
): Reason | undefined {
  const group = tradesWith(state, trade);
  if (group === undefined) {
    return { code: 'awaiting_link', detail: 'a linked instruction has not matched yet' };
  }
  const missing = group.find((other) => !selection.has(other));
  return missing === undefined ? undefined : withoutPartner(missing);
}

/** Freezes and admissions count for every leg: netting is no way around them. */
function excludeImmovable(
  context: PostingContext,
  selection: Selection,
  trade: Trade,
  isNetted: (leg: SettlementLeg) => boolean,
): void {
  for (const [index, leg] of trade.legs.entries()) {
    const amount = isNetted(leg) ? 0n : leg.amount;
    const movable = checkMovable(context, leg, amount, `legs[${index}]`);
    if (movable.ok) continue;
    const { code, detail } = movable.refusal;
    selection.exclude(trade, { code, detail }, blockingAccount(trade.legs, movable.refusal));
    return;
  }
}

function excludeUntilBorne(
  context: PostingContext,
  selection: Selection,
  terms: CycleTerms,
): readonly CyclePosting[] {
  for (;;) {
    const failures = [...selection.positions.failures];
    const hopeless = worst(failures.filter((failure) => !hasFund(context, terms, failure)));
    if (hopeless !== undefined) {
      selection.excludeLast(hopeless, reasonOf(context, hopeless));
      continue;
    }
    const cover = coverAll(context, selection, terms, failures);
    if (cover.covered) return cover.draws;
    selection.excludeLast(
      cover.failure,
      reasonOf(context, cover.failure, 'neither the fund nor the other members can bear it'),
    );
  }
}

function coverAll(
  context: PostingContext,
  { positions }: Selection,
  { onFailure }: CycleTerms,
  failures: readonly Failure[],
): Cover {
  const draws: CyclePosting[] = [];
  const funds = onFailure.rule === 'exclude' ? [] : onFailure.funds;
  for (const fund of funds) {
    const instrument = context.state.accounts.get(fund.account)?.instrument;
    const short = failures.filter(({ account }) => account.instrument === instrument);
    const cover = coverShortfalls(context, fund, short, positions);
    if (!cover.covered) return cover;
    draws.push(...cover.draws);
  }
  return { covered: true, draws };
}

/** A fund pays for those who are short of its kind of money, and for nothing else. */
function hasFund({ state }: PostingContext, { onFailure }: CycleTerms, failure: Failure): boolean {
  if (onFailure.rule === 'exclude' || failure.code !== 'insufficient_funds') return false;
  const { instrument } = failure.account;
  return onFailure.funds.some(
    ({ account }) => state.accounts.get(account)?.instrument === instrument,
  );
}

/** By instrument the one that fails by most, the first by its id among equals. */
function worst(failures: readonly Failure[]): Failure | undefined {
  let found: Failure | undefined;
  for (const failure of failures) {
    if (found === undefined || isBefore(failure, found)) found = failure;
  }
  return found;
}

function isBefore(one: Failure, other: Failure): boolean {
  if (one.account.instrument !== other.account.instrument) {
    return one.account.instrument < other.account.instrument;
  }
  if (one.by !== other.by) return one.by > other.by;
  return one.account.id < other.account.id;
}

const WORDS = {
  insufficient_funds: 'is short of',
  transfer_limit_exceeded: 'would pass its transfer limit by',
  ceiling_exceeded: 'would pass its ceiling by',
} as const;

function reasonOf(
  { write }: PostingContext,
  { account, code, by }: Failure,
  fund?: string,
): Reason {
  const words = `account ${account.id} ${WORDS[code]} ${write(account, by)} in the run`;
  const also = fund === undefined ? '' : `, and ${fund}`;
  return { code, detail: `${words}${also}; this trade was the last that brings it there` };
}
