import type { AccountId, TradeId } from '../../ids.ts';
import { decidePosting, OPERATIONS_MAX } from '../../ledger/decide-posting.ts';
import type { SettleContext } from '../decide-settle.ts';
import type { Trade } from '../instruction.ts';
import { operationsOf } from '../operations-of.ts';
import type { SettlementState } from '../state.ts';
import { eligibility } from './collect-queue.ts';
import { inTurn } from './in-turn.ts';
import { passedLimit } from './passed-limit.ts';
import type { QueueRules } from './queue-rules.ts';
import { type Payment, partOfPayment, paymentOf, queuedPayment } from './queued-payment.ts';
import type { PaidPart } from './run-explanation.ts';

/** What is to settle whole, and what in part. */
export interface ChosenSet {
  readonly trades: readonly TradeId[];
  readonly parts?: readonly PaidPart[] | undefined;
}

/**
 * Why these trades cannot settle together as payments of one queue; nothing when they can. It believes nothing of
 * whoever chose them. `entering` is one that is about to queue.
 */
export function checkSet(
  context: SettleContext,
  state: SettlementState,
  rules: QueueRules,
  { trades, parts = [] }: ChosenSet,
  entering?: Trade,
): string | undefined {
  if (trades.length + parts.length > OPERATIONS_MAX)
    return `at most ${OPERATIONS_MAX} settle together`;
  const payments = new Map<TradeId, Payment>();
  const isEligible = eligibility(context);
  const amounts = new Map(parts.map(({ trade, amount }) => [trade, amount]));
  for (const id of [...trades, ...parts.map(({ trade }) => trade)]) {
    const payment = id === entering?.id ? paymentOf(state, entering) : queuedPayment(state, id);
    if (payment?.leg.instrument !== rules.instrument) return `${id} does not wait in this queue`;
    if (payments.has(id)) return `${id} is named twice`;
    if (!isEligible(payment)) return `${id} waits for more than money`;
    const amount = amounts.get(id);
    if (amount !== undefined && !mayPart(rules, payment, amount))
      return `${id} settles in no such part`;
    payments.set(id, amount === undefined ? payment : partOfPayment(payment, amount));
  }
  if (payments.size === 0) return undefined;
  const all = [...payments.values()];
  const passedOver =
    rules.discipline === 'fifo' ? findPassedOver(state, payments, amounts) : undefined;
  if (passedOver !== undefined) return `${passedOver} comes first`;
  const legs = all.map(({ leg }) => leg);
  const decided = decidePosting({ ...context, list: 'legs' }, operationsOf(legs));
  if (!decided.ok) return decided.refusal.detail;
  return passedLimit(context, state, all, legs)?.reason.detail;
}

/** By its own consent and the rules of the queue. */
function mayPart({ partial }: QueueRules, { instruction, leg }: Payment, amount: bigint): boolean {
  const minimum = instruction.partial?.minimum;
  if (partial !== true || minimum === undefined) return false;
  return amount > 0n && amount >= minimum && amount < leg.amount;
}

/** A payment that should settle before one of these, and is not among them whole. */
function findPassedOver(
  state: SettlementState,
  payments: ReadonlyMap<TradeId, Payment>,
  parts: ReadonlyMap<TradeId, bigint>,
): TradeId | undefined {
  const left = new Map<AccountId, number>();
  for (const { leg, trade } of payments.values()) {
    // One that is entering was found to be first before anything else was tried.
    if (state.blockedOn.has(trade.id)) left.set(leg.from, (left.get(leg.from) ?? 0) + 1);
  }
  for (const [account, count] of left) {
    let missing = count;
    for (const id of inTurn(state, state.blocked.get(account) ?? [])) {
      if (missing === 0) break;
      if (payments.has(id)) missing -= 1;
      if (missing > 0 && parts.has(id)) return id;
      if (payments.has(id)) continue;
      if (queuedPayment(state, id) !== undefined) return id;
    }
  }
  return undefined;
}
