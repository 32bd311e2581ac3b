import type { PaymentQueue } from './payment-queue.ts';
import { indexQueue, type QueueIndex } from './queue-index.ts';
import { slackAfter } from './slack-after.ts';
import { finish } from './work.ts';

/** `fifo`: nobody's payment goes before an earlier one of the same sender. `bypass`: they may. */
export type Order = 'fifo' | 'bypass';

/**
 * Bilateral offsetting on entry: the queued payments from the receiver of `entering` to its sender which, settled
 * together with it, leave both within their floors and limits. Ascending, and empty when it settles alone; `undefined`
 * when none were found. `entering` is a payment of the queue like the others, commonly its last.
 *
 * With `fifo` they are the fewest from the head of the receiver's queue, so what it finds is all there is. With `bypass`
 * they are taken oldest first and then largest first, which may miss a set that a resolution finds later.
 */
export function offsetOnEntry(
  queue: PaymentQueue,
  entering: number,
  order: Order,
): readonly number[] | undefined {
  const index = finish(indexQueue(queue));
  const trial = new Trial(index, entering);
  if (order === 'fifo') {
    if (headOf(index, index.from[entering] ?? 0) !== entering) return undefined;
    return trial.take(leading(index, entering), false);
  }
  const back = Array.from(index.from.keys()).filter((p) => isBack(index, p, entering));
  const largestFirst = back.toSorted((p, q) => compare(queue.amounts[q], queue.amounts[p]));
  return trial.take(back, true) ?? trial.take(largestFirst, true);
}

/** What is left of each constraint while payments are taken in return. */
class Trial {
  readonly #slack: readonly bigint[];

  constructor(
    readonly index: QueueIndex,
    readonly entering: number,
  ) {
    const settled = new Uint8Array(index.payments);
    settled[entering] = 1;
    this.#slack = finish(slackAfter(index, settled));
  }

  /** Takes one after the other until nobody is short. One that leaves its own sender short is passed over, or the end. */
  take(candidates: readonly number[], passOver: boolean): readonly number[] | undefined {
    const slack = [...this.#slack];
    const taken: number[] = [];
    const isShort = () => slack.some((left) => left < 0n);
    for (const payment of candidates) {
      if (!isShort()) break;
      const { debits, credits } = this.#constraintsOf(payment);
      const amount = this.index.queue.amounts[payment] ?? 0n;
      if (debits.some((at) => (slack[at] ?? 0n) < amount)) {
        if (passOver) continue;
        break;
      }
      for (const at of debits) slack[at] = (slack[at] ?? 0n) - amount;
      for (const at of credits) slack[at] = (slack[at] ?? 0n) + amount;
      taken.push(payment);
    }
    return isShort() ? undefined : taken.sort((one, other) => one - other);
  }

  #constraintsOf(payment: number) {
    const { from, to, limitDebited, limitCredited } = this.index;
    const debits = [from[payment] ?? -1, limitDebited[payment] ?? -1].filter((at) => at >= 0);
    const credits = [to[payment] ?? -1, limitCredited[payment] ?? -1].filter((at) => at >= 0);
    return { debits, credits };
  }
}

/** The payments that the receiver would settle first, as long as they go to the sender. */
function leading(index: QueueIndex, entering: number): readonly number[] {
  const { starts, items } = index.inOrder;
  const receiver = index.to[entering] ?? 0;
  const own = [...items.subarray(starts[receiver], starts[receiver + 1])];
  const end = own.findIndex((payment) => !isBack(index, payment, entering));
  return end < 0 ? own : own.slice(0, end);
}

function headOf({ inOrder: { starts, items } }: QueueIndex, sender: number): number {
  return items[starts[sender] ?? 0] ?? -1;
}

function isBack({ from, to }: QueueIndex, payment: number, entering: number): boolean {
  return from[payment] === to[entering] && to[payment] === from[entering];
}

function compare(one: bigint = 0n, other: bigint = 0n): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
