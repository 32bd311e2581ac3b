import type { SettlementState } from '../state.ts';
import { RANK } from './in-turn.ts';
import { type Payment, queuedPayment } from './queued-payment.ts';

/**
 * The queued payment that has to settle before this one, where the queue is served first in, first out. Nothing for
 * one that is the first in its queue, or that finds it empty.
 */
export function behindInQueue(
  state: SettlementState,
  { trade, instruction, leg }: Payment,
): Payment | undefined {
  if (state.queueRules.get(leg.instrument)?.discipline !== 'fifo') return undefined;
  const rank = RANK[instruction.priority];
  let isBefore = true;
  for (const id of state.blocked.get(leg.from) ?? []) {
    if (id === trade.id) {
      isBefore = false;
      continue;
    }
    const other = queuedPayment(state, id);
    if (other === undefined) continue;
    const theirs = RANK[other.instruction.priority];
    if (theirs < rank || (theirs === rank && isBefore)) return other;
  }
  return undefined;
}
