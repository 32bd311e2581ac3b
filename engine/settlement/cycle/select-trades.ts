import type { TradeId } from '../../ids.ts';
import { checkMovable } from '../../ledger/check-movable.ts';
import type { PostingContext } from '../../ledger/posting-context.ts';
import {
  blockingAccount,
  obstacleTo,
  type SettleContext,
  TOO_MANY,
  tradesWith,
} from '../decide-settle.ts';
import type { Reason, SettlementLeg, Trade } from '../instruction.ts';
import { LINKED_MAX } from '../linked-group.ts';
import type { SettlementState } from '../state.ts';
import type { Cycle, CycleTerms } from './cycle.ts';
import type { CyclePosting } from './cycle-event.ts';
import { awaitingCycle, cycleOf } from './cycle-of.ts';
import { excludeUntilBorne } from './exclude-until-borne.ts';
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
  settleContext: SettleContext,
  state: SettlementState,
  cycle: Cycle,
): Selected {
  const context: PostingContext = { ...settleContext, list: 'legs' };
  const falling = [...state.openTrades.values()].filter(
    (trade) => cycleOf(state, groupOf(state, trade)) === cycle,
  );
  const obstacles = new Map(
    falling.map((trade) => [trade, obstacleTo(settleContext, state, trade)?.reason]),
  );
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
  if (group.length > LINKED_MAX) return { code: 'awaiting_link', detail: TOO_MANY };
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
