import type { TradeId } from '../../ids.ts';
import type { SettleContext } from '../decide-settle.ts';
import { offsetOnEntry } from '../gridlock/offset-on-entry.ts';
import { finish } from '../gridlock/work.ts';
import type { Trade } from '../instruction.ts';
import type { SettlementState } from '../state.ts';
import { checkSet } from './check-set.ts';
import { eligibility } from './collect-queue.ts';
import { inTurn } from './in-turn.ts';
import { paymentColumns } from './payment-columns.ts';
import { type Payment, paymentOf, queuedPayment } from './queued-payment.ts';

/** Most payments of the other side that are looked at. */
const LOOKED_AT_MAX = 256;

/**
 * The trades that settle together when a payment that is short, and about to queue, is set off against payments that
 * wait for the opposite direction; it is the last of them. Nothing where the operator has not asked for it.
 */
export function offsetEntering(
  context: SettleContext,
  state: SettlementState,
  trade: Trade,
): readonly Trade[] | undefined {
  const entering = state.queueRules.size === 0 ? undefined : paymentOf(state, trade);
  const rules = entering && state.queueRules.get(entering.leg.instrument);
  if (entering === undefined || rules?.offsetting !== true) return undefined;
  const isFifo = rules.discipline === 'fifo';
  const back = queuedBack(context, state, entering, isFifo);
  if (back.length === 0) return undefined;
  const { payments, queue } = finish(paymentColumns(context, state, [...back, entering]));
  const found = offsetOnEntry(queue, back.length, isFifo ? 'fifo' : 'bypass');
  if (found === undefined || found.length === 0) return undefined;
  const trades = [...found, back.length].flatMap((at) => payments[at]?.trade ?? []);
  const ids = trades.map(({ id }) => id);
  return checkSet(context, state, rules, { trades: ids }, trade) === undefined ? trades : undefined;
}

/** What its receiver has queued for its sender; with `fifo` only what comes before everything else. */
function queuedBack(
  context: SettleContext,
  state: SettlementState,
  { leg }: Payment,
  fifo: boolean,
): readonly Payment[] {
  const isEligible = eligibility(context);
  const back: Payment[] = [];
  const none: readonly TradeId[] = [];
  for (const id of inTurn(state, state.blocked.get(leg.to) ?? none)) {
    const payment = queuedPayment(state, id);
    if (payment === undefined) continue;
    if (payment.leg.to === leg.from && isEligible(payment)) back.push(payment);
    else if (fifo) break;
    if (back.length === LOOKED_AT_MAX) break;
  }
  return back;
}
