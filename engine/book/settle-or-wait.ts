import type { InstructionId, TimeMs } from '../ids.ts';
import { isOnChain } from '../settlement/chain/on-chain.ts';
import { decideSettle, type Waiting } from '../settlement/decide-settle.ts';
import { instructionOf } from '../settlement/evolve-settlement.ts';
import type { Trade } from '../settlement/instruction.ts';
import { offsetEntering } from '../settlement/queue/offset-entering.ts';
import type { SettlementEvent } from '../settlement/settlement-event.ts';
import type { Surroundings } from './decide.ts';
import { settleContext } from './settle-context.ts';
import { settlesPlainly } from './settles-plainly.ts';
import { settlingMeans } from './settling-means.ts';
import { readyOrWait } from './start-or-wait.ts';
import type { BookState } from './state.ts';
import { waitFor } from './wait-for.ts';

/**
 * Settles a trade that has matched, or says what it waits for; nothing when it goes on waiting for the same. `isFirst`:
 * it is known that nothing in its queue comes before it.
 */
export function settleOrWait(
  state: BookState,
  surroundings: Surroundings,
  trade: Trade,
  at: TimeMs,
  isFirst = false,
): readonly SettlementEvent[] {
  if (isOnChain(state.settlement, trade)) return readyOrWait(state, surroundings, trade, at);
  if (settlesPlainly(state, surroundings, trade, at)) return [{ type: 'settled', trade }];
  const context = settleContext(state, surroundings, at);
  const means = settlingMeans(state, context);
  const settling = decideSettle(context, state.settlement, trade, means, isFirst);
  switch (settling.settles) {
    case 'whole': {
      const { trades, drawings } = settling;
      const credit = drawings === undefined ? {} : { drawings };
      if (trades.length === 1) return [{ type: 'settled', trade, ...credit }];
      return [{ type: 'settled_together', cause: 'linked', trades, ...credit }];
    }
    case 'part':
      return [{ type: 'partially_settled', trade, part: settling.part }];
    case 'not': {
      const trades = mayOffset(state, trade, settling)
        ? offsetEntering(context, state.settlement, trade)
        : undefined;
      if (trades !== undefined) return [{ type: 'settled_together', cause: 'queue', trades }];
      return waitFor(state, trade, settling);
    }
  }
}

/** A payment that enters, and lacks nothing but money. */
function mayOffset(
  { settlement }: BookState,
  { instructions }: Trade,
  { reason, blockedOn }: Waiting,
): boolean {
  if (settlement.queueRules.size === 0 || blockedOn === undefined) return false;
  const first = instructionOf(settlement, instructions[0] as InstructionId);
  return first.status === 'matched' && reason.code !== 'behind_in_queue';
}
