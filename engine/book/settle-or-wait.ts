import type { AccountId, InstructionId, TimeMs } from '../ids.ts';
import { decideSettle, type Waiting } from '../settlement/decide-settle.ts';
import { instructionOf } from '../settlement/evolve-settlement.ts';
import type { Reason, Trade } from '../settlement/instruction.ts';
import type { SettlementEvent } from '../settlement/settlement-event.ts';
import type { Surroundings } from './decide.ts';
import { settleContext } from './settle-context.ts';
import { settlingMeans } from './settling-means.ts';
import type { BookState } from './state.ts';

/** Settles a trade that has matched, or says what it waits for; nothing when it goes on waiting for the same. */
export function settleOrWait(
  state: BookState,
  { calendars }: Surroundings,
  trade: Trade,
  at: TimeMs,
): readonly SettlementEvent[] {
  const context = settleContext(state, calendars, at);
  const means = settlingMeans(state, context);
  const settling = decideSettle(context, state.settlement, trade, means);
  switch (settling.settles) {
    case 'whole': {
      const { trades, drawings } = settling;
      const credit = drawings === undefined ? {} : { drawings };
      if (trades.length === 1) return [{ type: 'settled', trade, ...credit }];
      return [{ type: 'settled_together', cause: 'linked', trades, ...credit }];
    }
    case 'part':
      return [{ type: 'partially_settled', trade, part: settling.part }];
    case 'not':
      return wait(state, trade, settling);
  }
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
