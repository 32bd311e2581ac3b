import type { CycleSettled, PostingReason } from '../../../engine/settlement/cycle/cycle-event.ts';
import type { CycleInput } from '../../../engine/settlement/cycle/decide-define.ts';
import { leg } from './instructions.ts';
import type { Terms, TestBook } from './test-book.ts';

/** Payments in central bank money wait for it. */
export function paymentCycle(more: Partial<CycleInput> = {}): CycleInput {
  return { id: 'eur', model: 'net_payments', money: ['EUR-CBDC'], ...more };
}

/** A fund on the central bank's account: amounts of alpha, beta and the dealer. */
export function fundRule(
  alpha: string,
  beta: string,
  dealer: string,
): NonNullable<CycleInput['onFailure']> {
  const contributions = [
    { account: 'alpha-cbdc', amount: alpha },
    { account: 'beta-cbdc', amount: beta },
    { account: 'dealer-cbdc', amount: dealer },
  ].filter(({ amount }) => amount !== '0');
  return {
    rule: 'default_fund_then_loss_sharing',
    funds: [{ account: 'fund', contributions }],
  };
}

export function pay(amount: string, from: string, to: string, more: Partial<Terms> = {}): Terms {
  return { kind: 'payment', party: from, legs: [leg('EUR-CBDC', amount, from, to)], ...more };
}

/** Closes a cycle and answers its event. */
export function close(book: TestBook, cycle = 'eur'): CycleSettled {
  const { receipt, decision } = book.execute({ type: 'close_cycle', cycle });
  if (!receipt.ok) throw new Error(`refused: ${JSON.stringify(receipt.refusal)}`);
  const event = decision?.events[0];
  if (event?.type !== 'cycle_settled') throw new Error('no cycle was settled');
  return event;
}

/** Like `net 20.00 alpha-cbdc > dealer-cbdc`, in minor units. */
export function written(
  { postings }: CycleSettled,
  causes?: readonly PostingReason[],
): readonly string[] {
  return postings
    .filter(({ cause }) => causes?.includes(cause) ?? true)
    .map(({ cause, amount, from, to }) => `${cause} ${amount} ${from} > ${to}`);
}
