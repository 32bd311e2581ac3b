import type { AccountId, InstructionId, TimeMs } from '../ids.ts';
import { decideSettle, type Waiting } from '../settlement/decide-settle.ts';
import { instructionOf } from '../settlement/evolve-settlement.ts';
import type { Reason, Trade } from '../settlement/instruction.ts';
import { offsetEntering } from '../settlement/queue/offset-entering.ts';
import type { SettlementEvent } from '../settlement/settlement-event.ts';
import type { Surroundings } from './decide.ts';
import { settleContext } from './settle-context.ts';
import { settlesPlainly } from './settles-plainly.ts';
import { settlingMeans } from './settling-means.ts';
import type { BookState } from './state.ts';

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
      return wait(state, trade, settling);
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

function wait(
  state: BookState,
  trade: Trade,
  { reason, blockedOn, retryAt }: Waiting,
): readonly SettlementEvent[] {
  const first = instructionOf(state.settlement, trade.instructions[0] as InstructionId);
  const { status } = first;
  const waiting = status !== 'matched' && first.reason?.code === reason.code;
  const same = first.retryAt === retryAt && state.settlement.blockedOn.get(trade.id) === blockedOn;
  if (waiting && same) return [];
  const to = status === 'partially_settled' ? status : 'pending';
  return trade.instructions.map((id) => ({
    type: 'instruction_moved',
    id,
    to,
    reason: reasonFor(state, id, reason, blockedOn),
    ...(blockedOn === undefined ? {} : { blockedOn }),
    ...(retryAt === undefined ? {} : { retryAt }),
  }));
}

/** Only the owner of an account is told how it stands; to the others it would tell what they have no right to. */
function reasonFor(
  state: BookState,
  id: InstructionId,
  reason: Reason,
  blockedOn: AccountId | undefined,
): Reason {
  const owner = blockedOn === undefined ? undefined : state.ledger.accounts.get(blockedOn)?.owner;
  if (owner === undefined || instructionOf(state.settlement, id).party === owner) return reason;
  return { code: reason.code, detail: `waits for an account of ${owner}` };
}
