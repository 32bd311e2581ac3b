import { broken } from '../../assert.ts';
import type { Objective, Part, Unsettled } from './outcome.ts';
import type { QueueIndex } from './queue-index.ts';
import { slackAfter } from './slack-after.ts';
import { SLICE, type Work } from './work.ts';

/**
 * Says of each payment outside the set what keeps it, or the rest of it, there. Throws when nothing does: then the set was not the greatest
 * of its kind. It reckons with bigints and with the rooms as they were given, apart from whatever found the set.
 */
export function* explainUnsettled(
  index: QueueIndex,
  settled: Uint8Array,
  objective: Objective,
  parts: readonly Part[] = [],
): Work<readonly Unsettled[]> {
  const slack = yield* slackAfter(index, settled, parts);
  const short = slack.findIndex((left) => left < 0n);
  if (short >= 0) broken('what settles leaves nobody short', `constraint ${short}`);
  const firstLeft = objective === 'fifo' ? firstUnsettled(index, settled) : undefined;
  const kept = new Map(parts.map(({ payment, amount }) => [payment, amount]));
  const unsettled: Unsettled[] = [];
  for (let payment = 0; payment < index.payments; payment += 1) {
    if (payment % SLICE === 0) yield SLICE;
    if (settled[payment] === 1) continue;
    const behind = firstLeft?.[index.from[payment] ?? 0] ?? payment;
    if (behind !== payment) unsettled.push({ payment, code: 'behind_in_queue', behind });
    else unsettled.push(lackOf(index, slack, payment, kept.get(payment) ?? 0n));
  }
  return unsettled;
}

/** By sender; -1 where all settle. */
function firstUnsettled({ participants, inOrder }: QueueIndex, settled: Uint8Array): Int32Array {
  const first = new Int32Array(participants).fill(-1);
  for (let sender = 0; sender < participants; sender += 1) {
    const list = inOrder.items.subarray(inOrder.starts[sender], inOrder.starts[sender + 1]);
    first[sender] = list.find((payment) => settled[payment] === 0) ?? -1;
  }
  return first;
}

/** A shortage of money is told before a limit: raising the limit alone would change nothing. */
function lackOf(
  index: QueueIndex,
  slack: readonly bigint[],
  payment: number,
  kept: bigint,
): Unsettled {
  const { queue, from, limitDebited, multilateralFrom } = index;
  const amount = (queue.amounts[payment] ?? 0n) - kept;
  const missing = amount - (slack[from[payment] ?? 0] ?? 0n);
  if (missing > 0n) return { payment, code: 'liquidity_short', short: missing };
  const limit = limitDebited[payment] ?? -1;
  const over = limit < 0 ? 0n : amount - (slack[limit] ?? 0n);
  if (over <= 0n) broken('what fits settles', `payment ${payment} fits and was left`);
  const code = limit < multilateralFrom ? 'bilateral_limit' : 'multilateral_limit';
  return { payment, code, short: over };
}
