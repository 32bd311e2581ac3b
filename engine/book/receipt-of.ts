import type { InstructionId, Position } from '../ids.ts';
import type { Trade } from '../settlement/instruction.ts';
import type { TradePart } from '../settlement/settlement-event.ts';
import type { Decision, Event } from './event.ts';
import type { InstructionOutcome, Receipt } from './receipt.ts';

/**
 * The receipt of a decision, made of the decision alone: so it is the same for ever, and nobody has to keep it.
 * `first` is the position of its first event.
 */
export function receiptOf(decision: Decision, first: Position): Receipt {
  const { at, events } = decision;
  const last = first + events.length - 1;
  const event = events[0];
  switch (event?.type) {
    case 'refused':
      return { ok: false, refusal: event.refusal, first, last, at };
    case 'instruction_rejected': {
      const { code, detail } = event.refusal;
      const reason = { code, detail };
      const instruction = { id: event.id, status: 'rejected', reason, settledAt: null } as const;
      return { ok: false, refusal: event.refusal, instruction, first, last, at };
    }
    case 'instruction_received':
      return {
        ok: true,
        first,
        last,
        at,
        instruction: outcomeOf(event.instruction.id, events, first),
      };
    case 'instruction_moved':
    case 'instruction_held':
    case 'instruction_released':
    case 'instruction_amended':
    case 'instruction_reordered':
    case 'cancel_requested':
      return { ok: true, first, last, at, instruction: outcomeOf(event.id, events, first) };
    case 'posted':
      return isBounded(event)
        ? { ok: true, first, last, at, amounts: amountsOf(event) }
        : { ok: true, first, last, at };
    case 'bridge_withdrawal_requested':
      return { ok: true, first, last, at, withdrawal: event.withdrawal.id };
    case 'cycle_settled': {
      const { cycle: id, run, trades, excluded } = event;
      const counts = { settled: trades.length, excluded: excluded.length };
      return { ok: true, first, last, at, cycle: { id, run, ...counts } };
    }
    default:
      return { ok: true, first, last, at };
  }
}

/** Where an instruction stands after `events`, the first of which is about it. */
function outcomeOf(
  id: InstructionId,
  events: readonly Event[],
  first: Position,
): InstructionOutcome {
  let status: InstructionOutcome['status'] = 'accepted';
  let reason: InstructionOutcome['reason'] = null;
  let settledAt: InstructionOutcome['settledAt'] = null;
  let position = first - 1;
  for (const event of events) {
    position += 1;
    switch (event.type) {
      case 'cancel_requested':
        // Parties ask each other to cancel only while their trade waits; the request leaves it waiting.
        if (event.id === id) status = event.status ?? 'pending';
        break;
      case 'instruction_held':
      case 'instruction_released':
      case 'instruction_amended':
      case 'instruction_reordered':
        if (event.id === id) status = event.status;
        break;
      case 'instruction_moved':
        if (event.id !== id) break;
        status = event.to;
        reason = event.reason;
        break;
      case 'matched':
      case 'partially_settled':
        if (!event.trade.instructions.includes(id)) break;
        status = event.type;
        reason = null;
        break;
      case 'settled':
      case 'settled_together':
      case 'cycle_settled':
        if (partsOf(event).some(({ trade }) => trade.instructions.includes(id))) {
          status = 'partially_settled';
          reason = null;
        }
        if (!tradesOf(event).some(({ instructions }) => instructions.includes(id))) break;
        status = 'settled';
        reason = null;
        settledAt = position;
    }
  }
  return { id, status, reason, settledAt };
}

function tradesOf(
  event: Event & { type: 'settled' | 'settled_together' | 'cycle_settled' },
): readonly Trade[] {
  return event.type === 'settled' ? [event.trade] : event.trades;
}

function partsOf(event: Event): readonly TradePart[] {
  return event.type === 'settled_together' ? (event.parts ?? []) : [];
}

function isBounded({ movements }: Posted): boolean {
  for (const movement of movements) {
    if (movement.op === 'transfer' && movement.bounded) return true;
  }
  return false;
}

/** Said only where the caller could not know: when an amount was bounded by a balance. */
function amountsOf({ movements }: Posted): readonly bigint[] {
  return movements.map((each) => ('amount' in each ? each.amount : 0n));
}

type Posted = Event & { readonly type: 'posted' };
