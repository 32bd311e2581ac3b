import type { AccountId, TimeMs } from '../../ids.ts';
import type { Priority } from '../instruction.ts';
import { dateOf } from '../settlement-date.ts';
import type { SettlementState } from '../state.ts';
import type { LiquidityTerms } from './liquidity-terms.ts';
import type { Payment } from './queued-payment.ts';

/** What a payment of that priority must leave on its account above the floor. */
export function reservedAgainst(terms: LiquidityTerms | undefined, priority: Priority): bigint {
  if (terms === undefined || priority === 'urgent') return 0n;
  const urgent = terms.urgent ?? 0n;
  return priority === 'high' ? urgent : urgent + (terms.high ?? 0n);
}

const NOTHING: ReadonlyMap<AccountId, bigint> = new Map();

/** From zero at the first moment of each UTC day. */
export function netPaidOn(
  state: SettlementState,
  account: AccountId,
  at: TimeMs,
): ReadonlyMap<AccountId, bigint> {
  const paid = state.netPaid.get(account);
  return paid?.date === dateOf(at) ? paid.net : NOTHING;
}

/** Of `net`, what counts towards the multilateral limit. */
export function multilateralOf(
  { bilateral }: LiquidityTerms,
  net: ReadonlyMap<AccountId, bigint>,
): bigint {
  let sum = 0n;
  for (const [other, amount] of net) {
    if (!bilateral.some(({ towards }) => towards === other)) sum += amount;
  }
  return sum;
}

/** Payments that settle count for whichever of their accounts has limits. */
export function countPaid(state: SettlementState, payments: readonly Payment[], at: TimeMs): void {
  for (const { leg } of payments) {
    add(state, leg.from, leg.to, leg.amount, at);
    add(state, leg.to, leg.from, -leg.amount, at);
  }
}

function add(
  state: SettlementState,
  account: AccountId,
  other: AccountId,
  amount: bigint,
  at: TimeMs,
): void {
  const terms = state.liquidity.get(account);
  if (terms === undefined || !hasLimits(terms)) return;
  const date = dateOf(at);
  let paid = state.netPaid.get(account);
  if (paid?.date !== date) {
    paid = { date, net: new Map() };
    state.netPaid.set(account, paid);
  }
  paid.net.set(other, (paid.net.get(other) ?? 0n) + amount);
}

export function hasLimits({ bilateral, multilateral }: LiquidityTerms): boolean {
  return bilateral.length > 0 || multilateral !== undefined;
}
