import type { AccountId } from '../../ids.ts';
import { availableOf } from '../../ledger/account.ts';
import type { PostingContext } from '../../ledger/posting-context.ts';
import type { BilateralLimit, MultilateralLimit, PaymentQueue } from '../gridlock/payment-queue.ts';
import { SLICE, type Work } from '../gridlock/work.ts';
import type { Priority } from '../instruction.ts';
import type { SettlementState } from '../state.ts';
import { RANK } from './in-turn.ts';
import { multilateralOf, netPaidOn, reservedAgainst } from './liquidity.ts';
import type { Payment } from './queued-payment.ts';

/** Payments as a resolution takes them; its participants are their accounts. */
export interface PaymentColumns {
  readonly payments: readonly Payment[];
  readonly accounts: readonly AccountId[];
  readonly queue: PaymentQueue;
}

/**
 * The payments of each account come in the order in which they are to settle. What an account reserves is kept from all
 * of its payments as from the least urgent of them: a resolution knows one floor an account. `inParts`: those that allow
 * it may settle in part.
 */
export function* paymentColumns(
  { state: ledger, at }: Pick<PostingContext, 'state' | 'at'>,
  state: SettlementState,
  payments: readonly Payment[],
  inParts = false,
): Work<PaymentColumns> {
  const index = new Map<AccountId, number>();
  const indexOf = (id: AccountId) => {
    const known = index.get(id) ?? index.size;
    index.set(id, known);
    return known;
  };
  const from: number[] = [];
  const to: number[] = [];
  const amounts: bigint[] = [];
  const least: Priority[] = [];
  for (const [p, { instruction, leg }] of payments.entries()) {
    const sender = indexOf(leg.from);
    from.push(sender);
    to.push(indexOf(leg.to));
    amounts.push(leg.amount);
    const { priority } = instruction;
    if (RANK[priority] > RANK[least[sender] ?? 'urgent']) least[sender] = priority;
    if (p % SLICE === 0) yield SLICE;
  }
  // What moves while others have their turn is read in one go.
  const accounts = [...index.keys()];
  const floors = accounts.map((id, at) => {
    const floor = ledger.accounts.get(id)?.floor ?? 0n;
    return floor + reservedAgainst(state.liquidity.get(id), least[at] ?? 'urgent');
  });
  const balances = accounts.map((id) => {
    const account = ledger.accounts.get(id);
    return account === undefined ? 0n : availableOf(account);
  });
  const minima = payments.map(({ instruction }) => instruction.partial?.minimum);
  const queue = {
    ...{ balances, floors, from, to, amounts },
    ...(inParts ? { minima } : {}),
    ...limitsOf(state, index, at),
  };
  return { payments, accounts, queue };
}

/** What is left of them today. */
function limitsOf(state: SettlementState, index: ReadonlyMap<AccountId, number>, at: number) {
  const bilateralLimits: BilateralLimit[] = [];
  const multilateralLimits: MultilateralLimit[] = [];
  if (state.liquidity.size === 0) return {};
  for (const [id, from] of index) {
    const terms = state.liquidity.get(id);
    if (terms === undefined) continue;
    const net = netPaidOn(state, id, at);
    for (const { towards, limit } of terms.bilateral) {
      const to = index.get(towards);
      if (to === undefined) continue;
      bilateralLimits.push({ from, to, limit: limit - (net.get(towards) ?? 0n) });
    }
    const { multilateral } = terms;
    if (multilateral === undefined) continue;
    multilateralLimits.push({ from, limit: multilateral - multilateralOf(terms, net) });
  }
  return { bilateralLimits, multilateralLimits };
}
