import type { AccountId, TradeId } from '../../ids.ts';
import { checkMovable } from '../../ledger/check-movable.ts';
import { AMOUNT_MAX } from '../../money/amount.ts';
import type { SettleContext } from '../decide-settle.ts';
import { SLICE, type Work } from '../gridlock/work.ts';
import type { SettlementState } from '../state.ts';
import { inTurn } from './in-turn.ts';
import { type PaymentColumns, paymentColumns } from './payment-columns.ts';
import type { QueueRules } from './queue-rules.ts';
import { type Payment, queuedPayment } from './queued-payment.ts';

/**
 * The payments of an instrument that wait for nothing but money: at most `most`, of each account those that come first.
 * It can be left between its steps and the book go on meanwhile: what has settled by the end is not among them.
 */
export function* collectQueue(
  context: SettleContext,
  state: SettlementState,
  { instrument, discipline, partial }: QueueRules,
  most: number,
): Work<PaymentColumns> {
  const isEligible = eligibility(context);
  const lists: Payment[][] = [];
  let steps = 0;
  for (const [account, waiting] of [...state.blocked]) {
    if (context.state.accounts.get(account)?.instrument !== instrument) continue;
    const list: Payment[] = [];
    for (const id of inTurn(state, waiting)) {
      steps += 1;
      if (steps % PAUSE_EVERY === 0) yield SLICE;
      const payment = queuedPayment(state, id);
      if (payment === undefined) continue;
      if (isEligible(payment)) list.push(payment);
      else if (discipline === 'fifo') break;
    }
    lists.push(list);
  }
  const first = firstOf(lists, most).filter(({ trade }) => isOpen(state, trade.id, trade));
  yield SLICE;
  return yield* paymentColumns(
    context,
    state,
    withinCeilings(context, first, discipline === 'fifo'),
    partial,
  );
}

/** Looking at one takes longer than a step of a resolution. */
const PAUSE_EVERY = 256;

function isOpen(state: SettlementState, id: TradeId, trade: Payment['trade']): boolean {
  return state.openTrades.get(id) === trade;
}

/** Whether nothing but money, limits and reservations keep a payment from settling. */
export function eligibility(context: SettleContext): (payment: Payment) => boolean {
  // Payments in one instrument have one calendar.
  const opened = new Map<string, boolean>();
  return ({ trade, instruction, leg }) => {
    if (instruction.dependsOn.length > 0 || instruction.heldBy.length > 0) return false;
    let isOpen = opened.get(trade.settlementDate);
    if (isOpen === undefined) {
      isOpen = context.opening(trade) === undefined;
      opened.set(trade.settlementDate, isOpen);
    }
    return isOpen && checkMovable({ ...context, list: 'legs' }, leg, leg.amount, '').ok;
  };
}

/** The first of every list, the second of every list, and so on, so that a part of the queue is a part of each. */
function firstOf(lists: readonly (readonly Payment[])[], most: number): readonly Payment[] {
  const found: Payment[] = [];
  const longest = lists.reduce((length, list) => Math.max(length, list.length), 0);
  for (let level = 0; level < longest && found.length < most; level += 1) {
    for (const list of lists) {
      const payment = list[level];
      if (payment !== undefined && found.length < most) found.push(payment);
    }
  }
  return found;
}

/** A resolution knows no ceilings: what could pass one, even if nothing left the account, is not tried. */
function withinCeilings(
  { state: ledger }: SettleContext,
  payments: readonly Payment[],
  fifo: boolean,
): readonly Payment[] {
  const rooms = new Map<AccountId, bigint>();
  const stuck = new Set<AccountId>();
  return payments.filter(({ leg }) => {
    if (stuck.has(leg.from)) return false;
    const account = ledger.accounts.get(leg.to);
    if (account === undefined || account.ceiling === AMOUNT_MAX) return true;
    const room = (rooms.get(leg.to) ?? account.ceiling - account.posted) - leg.amount;
    if (room >= 0n) rooms.set(leg.to, room);
    else if (fifo) stuck.add(leg.from);
    return room >= 0n;
  });
}
