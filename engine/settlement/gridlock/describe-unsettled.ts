import type { Unsettled } from './outcome.ts';
import type { PaymentQueue } from './payment-queue.ts';

/** How the reader calls things. */
export interface Wording {
  readonly participant: (participant: number) => string;
  readonly payment: (payment: number) => string;
  readonly amount: (minor: bigint) => string;
}

/** Why a payment does not settle, in a sentence. */
export function describeUnsettled(queue: PaymentQueue, left: Unsettled, words: Wording): string {
  const sender = words.participant(queue.from[left.payment] ?? 0);
  switch (left.code) {
    case 'liquidity_short':
      return `${sender} is short by ${words.amount(left.short)} after everything that could settle`;
    case 'bilateral_limit': {
      const receiver = words.participant(queue.to[left.payment] ?? 0);
      return `it passes the limit of ${sender} towards ${receiver} by ${words.amount(left.short)}`;
    }
    case 'multilateral_limit':
      return `it passes the multilateral limit of ${sender} by ${words.amount(left.short)}`;
    case 'behind_in_queue':
      return `it waits behind payment ${words.payment(left.behind)} of ${sender}`;
  }
}
