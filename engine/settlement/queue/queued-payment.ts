import type { TradeId } from '../../ids.ts';
import { instructionOf } from '../evolve-settlement.ts';
import type { Instruction, ReasonCode, SettlementLeg, Trade } from '../instruction.ts';
import type { SettlementState } from '../state.ts';

/** A payment by instruction: what queues, limits and reservations are about. */
export interface Payment {
  readonly trade: Trade;
  readonly instruction: Instruction;
  readonly leg: SettlementLeg;
}

/** What a payment waits for when it waits in the queue of the account that it debits. */
const QUEUED: ReadonlySet<ReasonCode> = new Set([
  'insufficient_funds',
  'reserved',
  'bilateral_limit',
  'multilateral_limit',
  'behind_in_queue',
]);

/** The trade as a payment, if it is one. */
export function paymentOf(state: SettlementState, trade: Trade): Payment | undefined {
  const [id, ...others] = trade.instructions;
  const [leg, ...rest] = trade.legs;
  if (id === undefined || leg === undefined || others.length + rest.length > 0) return undefined;
  const instruction = instructionOf(state, id);
  return instruction.kind === 'payment' ? { trade, instruction, leg } : undefined;
}

/** The payment as if it were for so much. */
export function partOfPayment(payment: Payment, amount: bigint): Payment {
  return { ...payment, leg: { ...payment.leg, amount } };
}

/** The payment, if it waits in the queue of the account that it debits. */
export function queuedPayment(state: SettlementState, id: TradeId): Payment | undefined {
  const trade = state.openTrades.get(id);
  const payment = trade === undefined ? undefined : paymentOf(state, trade);
  if (payment === undefined) return undefined;
  const { instruction, leg } = payment;
  if (state.blockedOn.get(id) !== leg.from || instruction.heldBy.length > 0) return undefined;
  return instruction.reason !== null && QUEUED.has(instruction.reason.code) ? payment : undefined;
}
