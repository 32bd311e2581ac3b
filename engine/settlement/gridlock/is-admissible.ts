import type { PaymentQueue } from './payment-queue.ts';
import { indexQueue } from './queue-index.ts';
import { slackAfter } from './slack-after.ts';
import { finish } from './work.ts';

/** These payments together leave nobody below its floor or beyond a limit. Exact, whoever proposes them. */
export function isAdmissible(queue: PaymentQueue, payments: readonly number[]): boolean {
  const index = finish(indexQueue(queue));
  const settled = new Uint8Array(index.payments);
  for (const payment of payments) settled[payment] = 1;
  return finish(slackAfter(index, settled)).every((left) => left >= 0n);
}
