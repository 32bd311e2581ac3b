import type { AccountId, InstructionId, TimeMs, TradeId } from '../ids.ts';
import { availableOf } from '../ledger/account.ts';
import type { Movement } from '../ledger/operation.ts';
import { accountsIn } from '../ledger/state.ts';
import { decideSettle } from '../settlement/decide-settle.ts';
import { instructionOf } from '../settlement/evolve-settlement.ts';
import { findMatch } from '../settlement/find-match.ts';
import type { Reason, Trade } from '../settlement/instruction.ts';
import type { SettlementEvent } from '../settlement/settlement-event.ts';
import type { Event } from './event.ts';
import type { FollowUp } from './follow-ups.ts';
import { postingContext } from './move-policy.ts';
import type { BookState } from './state.ts';

const NOTHING: readonly FollowUp[] = [];
const NOBODY: readonly AccountId[] = [];

/** What to look at after `event`, which has just been applied; `touched` is what `touchedBy` said before it was. */
export function react(
  state: BookState,
  event: Event,
  touched: readonly AccountId[],
): readonly FollowUp[] {
  if (event.type === 'instruction_received') return [{ match: event.instruction.id }];
  if (event.type === 'matched') return [{ settle: event.trade.id }];
  if (touched.length === 0) return NOTHING;
  return touched
    .filter((account) => state.settlement.blocked.has(account))
    .map((retry) => ({ retry }));
}

/** Decides what follows from it. Each event goes to `emit`, which applies it before more is decided. */
export function follow(
  state: BookState,
  followUp: FollowUp,
  at: TimeMs,
  emit: (event: Event) => void,
): void {
  if ('match' in followUp) emit(match(state, followUp.match));
  else if ('settle' in followUp) settleIfOpen(state, followUp.settle, at).forEach(emit);
  else {
    const waiting = state.settlement.blocked.get(followUp.retry) ?? [];
    for (const trade of [...waiting]) {
      if (isStillShort(state, trade, followUp.retry)) continue;
      settleIfOpen(state, trade, at).forEach(emit);
    }
  }
}

/** Whether what a trade lacked is still not there: a long queue is gone through for every credit, so this is quick. */
function isStillShort(state: BookState, id: TradeId, accountId: AccountId): boolean {
  const trade = state.settlement.openTrades.get(id);
  const account = state.ledger.accounts.get(accountId);
  if (trade === undefined || account === undefined) return false;
  const first = instructionOf(state.settlement, trade.instructions[0] as InstructionId);
  if (first.reason?.code !== 'insufficient_funds') return false;
  let after = availableOf(account);
  for (const { from, to, amount } of trade.legs) {
    if (from === accountId) after -= amount;
    if (to === accountId) after += amount;
  }
  return after < account.floor;
}

/** What becomes of a trade that is still open: it settles, or waits for another reason than before. */
export function settleIfOpen(state: BookState, id: TradeId, at: TimeMs): readonly Event[] {
  const trade = state.settlement.openTrades.get(id);
  return trade === undefined ? [] : settle(state, trade, at);
}

function match(state: BookState, id: InstructionId): SettlementEvent {
  const trade = findMatch(state.settlement, instructionOf(state.settlement, id));
  if (trade !== undefined) return { type: 'matched', trade };
  const reason = {
    code: 'awaiting_counterparty',
    detail: 'no instruction of the other side fits yet',
  } as const;
  return { type: 'instruction_moved', id, to: 'unmatched', reason };
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
    reason: reasonFor(state, id, reason, blockedOn),
    ...(blockedOn === undefined ? {} : { blockedOn }),
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

/**
 * Accounts whose balance, limits or permissions the event is about to change, as far as anything waits for any. Asked
 * before the event is applied: a hold that it resolves is gone afterwards.
 */
export function touchedBy(state: BookState, event: Event): readonly AccountId[] {
  if (state.settlement.blocked.size === 0) return NOBODY;
  switch (event.type) {
    case 'posted':
      return event.movements.flatMap((movement) => endsOf(state, movement));
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
      return NOBODY;
  }
}

/** The accounts that a movement concerns; those of its hold when it resolves one. */
function endsOf(state: BookState, movement: Movement): readonly AccountId[] {
  const ends = 'from' in movement ? movement : state.ledger.holds.get(movement.id);
  return ends === undefined ? NOBODY : [ends.from, ends.to];
}
