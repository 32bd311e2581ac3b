import type { AccountId, TimeMs } from '../../ids.ts';
import { type Account, availableOf } from '../../ledger/account.ts';
import type { PostingContext } from '../../ledger/posting-context.ts';
import type { Reason, SettlementLeg } from '../instruction.ts';
import { dateOf, startOf } from '../settlement-date.ts';
import type { SettlementState } from '../state.ts';
import { RANK } from './in-turn.ts';
import { multilateralOf, netPaidOn, reservedAgainst } from './liquidity.ts';
import type { LiquidityTerms } from './liquidity-terms.ts';
import type { Payment } from './queued-payment.ts';

/** What keeps payments waiting that could post. */
export interface Passed {
  readonly reason: Reason;
  readonly blockedOn: AccountId;
  /** Limits count from zero again from then on. */
  readonly retryAt?: TimeMs;
}

type Context = Pick<PostingContext, 'state' | 'at' | 'write'>;

/**
 * The limit or the reservation that these payments would pass if they settled together with the other `legs` of the
 * moment. What does not take more out of a limit, or out of the account, is free to go, whatever was used before.
 */
export function passedLimit(
  context: Context,
  state: SettlementState,
  payments: readonly Payment[],
  legs: readonly SettlementLeg[],
): Passed | undefined {
  if (state.liquidity.size === 0) return undefined;
  const debtors = new Map<AccountId, Payment[]>();
  for (const payment of payments) {
    const { from } = payment.leg;
    if (!state.liquidity.has(from)) continue;
    const own = debtors.get(from);
    if (own === undefined) debtors.set(from, [payment]);
    else own.push(payment);
  }
  for (const [id, own] of debtors) {
    const terms = state.liquidity.get(id);
    const account = context.state.accounts.get(id);
    if (terms === undefined || account === undefined) continue;
    const passed =
      passedReservation(context, terms, account, own, legs) ??
      passedBetween(context, state, terms, account, payments);
    if (passed !== undefined) return passed;
  }
  return undefined;
}

function passedReservation(
  { write }: Context,
  terms: LiquidityTerms,
  account: Account,
  own: readonly Payment[],
  legs: readonly SettlementLeg[],
): Passed | undefined {
  const [least] = own.toSorted(
    (one, other) => RANK[other.instruction.priority] - RANK[one.instruction.priority],
  );
  const reserved = reservedAgainst(terms, least?.instruction.priority ?? 'urgent');
  if (reserved === 0n) return undefined;
  let change = 0n;
  for (const { from, to, amount } of legs) {
    if (from === account.id) change -= amount;
    if (to === account.id) change += amount;
  }
  const short = account.floor + reserved - availableOf(account) - change;
  if (change >= 0n || short <= 0n) return undefined;
  const detail = `${account.id} has ${write(account, reserved)} reserved, ${write(account, short)} too much for it`;
  return { reason: { code: 'reserved', detail }, blockedOn: account.id };
}

function passedBetween(
  { at, write }: Context,
  state: SettlementState,
  terms: LiquidityTerms,
  account: Account,
  payments: readonly Payment[],
): Passed | undefined {
  const { bilateral, multilateral } = terms;
  const { id } = account;
  const change = changeOf(id, payments);
  const net = netPaidOn(state, id, at);
  const passed = (
    code: 'bilateral_limit' | 'multilateral_limit',
    towards: string,
    over: bigint,
  ): Passed => ({
    reason: { code, detail: `${id} would pass its ${towards} by ${write(account, over)}` },
    blockedOn: id,
    retryAt: startOf(dateOf(at)) + DAY_MS,
  });
  for (const { towards, limit } of bilateral) {
    const more = change.get(towards) ?? 0n;
    const over = (net.get(towards) ?? 0n) + more - limit;
    if (more > 0n && over > 0n) return passed('bilateral_limit', `limit towards ${towards}`, over);
  }
  if (multilateral === undefined) return undefined;
  const more = multilateralOf(terms, change);
  const over = multilateralOf(terms, net) + more - multilateral;
  if (more <= 0n || over <= 0n) return undefined;
  return passed('multilateral_limit', 'multilateral limit', over);
}

const DAY_MS = 86_400_000;

/** By how much the payments change what the account has paid each other net. */
function changeOf(id: AccountId, payments: readonly Payment[]): ReadonlyMap<AccountId, bigint> {
  const change = new Map<AccountId, bigint>();
  const add = (other: AccountId, amount: bigint) =>
    change.set(other, (change.get(other) ?? 0n) + amount);
  for (const { leg } of payments) {
    if (leg.from === id) add(leg.to, leg.amount);
    if (leg.to === id) add(leg.from, -leg.amount);
  }
  return change;
}
