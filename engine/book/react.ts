import type { AccountId, InstructionId, TimeMs, TradeId } from '../ids.ts';
import { endsOf } from '../ledger/post.ts';
import { accountsIn } from '../ledger/state.ts';
import { decideSettle } from '../settlement/decide-settle.ts';
import { instructionOf } from '../settlement/evolve-settlement.ts';
import { findMatch } from '../settlement/find-match.ts';
import type { Trade } from '../settlement/instruction.ts';
import type { SettlementEvent } from '../settlement/settlement-event.ts';
import type { Event } from './event.ts';
import { postingContext } from './move-policy.ts';
import type { BookState } from './state.ts';

/** What an event makes worth looking at: an instruction that may match, a trade that may settle. */
export type FollowUp = { readonly match: InstructionId } | { readonly settle: TradeId };

/** What to look at after `event`, which has just been applied. */
export function react(state: BookState, event: Event): readonly FollowUp[] {
  if (event.type === 'instruction_received') return [{ match: event.instruction.id }];
  if (event.type === 'matched') return [{ settle: event.trade.id }];
  if (state.settlement.blocked.size === 0) return [];
  const accounts = new Set(touched(state, event));
  return [...accounts].flatMap((account) =>
    (state.settlement.blocked.get(account) ?? []).map((settle) => ({ settle })),
  );
}

/** Decides what follows from it, on the state as it is by now. */
export function follow(state: BookState, followUp: FollowUp, at: TimeMs): readonly Event[] {
  if ('match' in followUp) return match(state, followUp.match);
  const trade = state.settlement.openTrades.get(followUp.settle);
  return trade === undefined ? [] : settle(state, trade, at);
}

function match(state: BookState, id: InstructionId): readonly SettlementEvent[] {
  const trade = findMatch(state.settlement, instructionOf(state.settlement, id));
  if (trade !== undefined) return [{ type: 'matched', trade }];
  const reason = {
    code: 'awaiting_counterparty',
    detail: 'no instruction of the other side fits yet',
  } as const;
  return [{ type: 'instruction_moved', id, to: 'unmatched', reason }];
}

function settle(state: BookState, trade: Trade, at: TimeMs): readonly SettlementEvent[] {
  const settling = decideSettle(postingContext(state, at), trade);
  if (settling.settles) return [{ type: 'settled', trade }];
  const { reason, blockedOn } = settling;
  const first = instructionOf(state.settlement, trade.instructions[0] as InstructionId);
  const waiting = first.status === 'pending' && first.reason?.code === reason.code;
  if (waiting && state.settlement.blockedOn.get(trade.id) === blockedOn) return [];
  return trade.instructions.map((id) => ({
    type: 'instruction_moved',
    id,
    to: 'pending',
    reason,
    ...(blockedOn === undefined ? {} : { blockedOn }),
  }));
}

/** Accounts whose balance, limits or permissions the event changed. */
function touched(state: BookState, event: Event): readonly AccountId[] {
  switch (event.type) {
    case 'posted':
      return event.movements.flatMap((movement) => {
        const { from, to } = endsOf(state.ledger, movement);
        return [from, to];
      });
    case 'settled':
      return event.trade.legs.flatMap((leg) => [leg.from, leg.to]);
    case 'hold_expired':
      return [state.ledger.holds.get(event.hold)?.from].filter((id) => id !== undefined);
    case 'limits_set':
    case 'account_frozen':
      return [event.account];
    case 'admitted':
      return accountsIn(state.ledger, event.participant, event.instrument);
    default:
      return [];
  }
}
